package org.dsr4j.internal.registry;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.spi.AdapterDefinition;

/**
 * Places that the organisation says it does not use at all. What their adapter declares of them is
 * replaced, so that ledger, plan and manifest all say the same. Used for one opening.
 *
 * <p>Only of what is read by hand: where the library can look, it looks.
 */
public final class UnusedSources {

  private final List<SourceAttestation> words;
  private final Set<String> met = new HashSet<>();

  /** The note of each word is the reason. */
  public UnusedSources(List<SourceAttestation> words) {
    this.words = List.copyOf(words);
  }

  AdapterDefinition applyTo(String instance, AdapterDefinition definition) {
    List<SourceDescriptor> sources =
        definition.sources().stream().map(source -> applyTo(instance, source)).toList();
    return new AdapterDefinition(definition.title(), definition.version(), sources);
  }

  private SourceDescriptor applyTo(String instance, SourceDescriptor source) {
    SourceDescriptor changed = source;
    if (source.readByHand()) {
      SourceRef ref = new SourceRef(instance, source.id());
      for (SourceAttestation word : words) {
        if (word.isFor(ref)) {
          met.add(word.source());
          changed = unused(source, word);
        }
      }
    }
    return changed;
  }

  /** What an adapter does is still done: it would find out that there is nothing. */
  private static SourceDescriptor unused(SourceDescriptor source, SourceAttestation word) {
    ActionSupport nothing =
        new ActionSupport.NotApplicable(
            "Not used by the organisation, says "
                + word.by()
                + " on "
                + word.on()
                + ": "
                + word.note());
    SourceDescriptor changed = source;
    for (Action action : Action.values()) {
      if (source.support(action).status() != ActionSupport.Status.SUPPORTED) {
        changed = changed.with(action, nothing);
      }
    }
    return changed;
  }

  /** A word about a place that is not there, or that is read, would silently be about nothing. */
  void requireAllMatched() {
    List<String> unmet = new ArrayList<>();
    words.stream()
        .map(SourceAttestation::source)
        .filter(id -> !met.contains(id))
        .forEach(unmet::add);
    if (!unmet.isEmpty()) {
      throw new DsrException(
          DsrError.NOT_BY_HAND,
          "Said to be not used, but no registered adapter declares that people read it by hand: "
              + unmet
              + "; where the library can look it looks, so take these out of notUsed(…)");
    }
  }
}
