package org.dsr4j.testkit.internal.fault;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.dsr4j.testkit.internal.json.MemberEdit;
import org.dsr4j.testkit.internal.protocol.RequestTarget;
import org.dsr4j.testkit.internal.state.SavedState;

/** The changes that a test makes to the rows of answers. Safe for use by several threads. */
public final class RowEdits {

  private record Entry(String path, boolean onlyLists, MemberEdit edit) {}

  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /**
   * Adds a change.
   *
   * @param path a published template or a canonical path, without version
   * @param onlyLists whether single objects stay unchanged
   * @param edit the change
   */
  public void add(String path, boolean onlyLists, MemberEdit edit) {
    entries.add(new Entry(path, onlyLists, edit));
  }

  /**
   * {@return the change of each row of an answer}
   *
   * @param target what was requested
   * @param single whether the answer is a single object
   */
  public UnaryOperator<String> of(RequestTarget target, boolean single) {
    List<MemberEdit> edits =
        entries.stream()
            .filter(entry -> !single || !entry.onlyLists())
            .filter(entry -> isOf(entry.path(), target))
            .map(Entry::edit)
            .toList();
    return text -> {
      String changed = text;
      for (MemberEdit edit : edits) {
        changed = edit.apply(changed);
      }
      return changed;
    };
  }

  private static boolean isOf(String path, RequestTarget target) {
    return path.equals(target.route().template()) || path.equalsIgnoreCase(target.path());
  }

  SavedState saveState() {
    return SavedState.of(entries);
  }
}
