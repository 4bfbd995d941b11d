package org.dsr4j.internal.journal;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names the host and the folder that write a journal: in its first entry, and again in the first
 * entry that another host or folder writes.
 *
 * <p>Both are keyed references, because the name of a host or a path may name a person.
 */
final class WritingPlace {

  private static final String HOST = "host";
  private static final String FOLDER = "folder";

  private final Map<String, String> here;
  private @Nullable Map<String, String> named;

  /** Finds the place that the entries named last; entries of early versions name none. */
  WritingPlace(JournalSettings settings, CaseCipher cipher, List<JournalEntry> entries) {
    this.here =
        Map.of(
            HOST, cipher.reference(HOST + "\n" + settings.host()),
            FOLDER, cipher.reference(FOLDER + "\n" + settings.store().location()));
    for (JournalEntry entry : entries) {
      Map<String, String> facts = entry.facts();
      if (facts.containsKey(HOST) && facts.containsKey(FOLDER)) {
        named = Map.of(HOST, facts.get(HOST), FOLDER, facts.get(FOLDER));
      }
    }
  }

  /** Returns whether the newest entries were written on another host or in another folder. */
  boolean moved() {
    return named != null && !here.equals(named);
  }

  /** Returns the facts that the next entry must contain. */
  Map<String, String> toName() {
    return here.equals(named) ? Map.of() : here;
  }

  /** The next entry was written. */
  void named() {
    named = here;
  }
}
