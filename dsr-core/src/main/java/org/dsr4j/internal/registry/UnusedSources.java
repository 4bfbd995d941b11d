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
 * Sources that the organisation does not use. Their declarations are replaced, so that ledger, plan
 * and manifest contain the same statement. Used for one opening.
 *
 * <p>Only for sources that people read manually: a source that the library can read is always read.
 */
public final class UnusedSources {

  private final List<SourceAttestation> attestations;
  private final Set<String> matched = new HashSet<>();

  /** The note of each attestation is the reason. */
  public UnusedSources(List<SourceAttestation> attestations) {
    this.attestations = List.copyOf(attestations);
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
      for (SourceAttestation attestation : attestations) {
        if (attestation.isFor(ref)) {
          matched.add(attestation.source());
          changed = unused(source, attestation);
        }
      }
    }
    return changed;
  }

  /**
   * Replaces manual actions only: an action of the adapter is still executed and finds that there
   * is no data.
   */
  private static SourceDescriptor unused(SourceDescriptor source, SourceAttestation attestation) {
    ActionSupport nothing =
        new ActionSupport.NotApplicable(
            "Not used by the organisation, declared by "
                + attestation.by()
                + " on "
                + attestation.on()
                + ": "
                + attestation.note());
    SourceDescriptor changed = source;
    for (Action action : Action.values()) {
      if (source.support(action).status() != ActionSupport.Status.SUPPORTED) {
        changed = changed.with(action, nothing);
      }
    }
    return changed;
  }

  /**
   * Rejects attestations of unknown sources or of sources that the library reads, because they
   * would have no effect.
   */
  void requireAllMatched() {
    List<String> unmet = new ArrayList<>();
    attestations.stream()
        .map(SourceAttestation::source)
        .filter(id -> !matched.contains(id))
        .forEach(unmet::add);
    if (!unmet.isEmpty()) {
      throw new DsrException(
          DsrError.NOT_BY_HAND,
          "Declared as not used, but no registered adapter declares that people read it manually: "
              + unmet
              + "; the library reads all other sources itself, so remove these from notUsed(…)");
    }
  }
}
