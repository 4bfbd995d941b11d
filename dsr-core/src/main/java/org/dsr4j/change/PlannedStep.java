package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dsr4j.model.Content;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One planned change. Contains only data, so that another process can execute it.
 *
 * <p>Built by {@link StepDraft}; {@link #toString()} shows no personal data.
 *
 * @param id unique in the plan, without personal data
 * @param source the source that the step changes
 * @param phase the phase of the step
 * @param kind the kind of change, defined by the adapter: lower-case words joined by hyphens
 * @param version the version of the kind, so that a later adapter recognises an older step
 * @param title a description for the approver; no personal data
 * @param target the exact key of the changed object: personal data
 * @param label a name of the target for the approver: personal data
 * @param arguments further values for the adapter, by name: may be personal data
 * @param prior the state before the change, as read during planning: personal data
 * @param preconditions values that must still hold at execution, by property
 * @param reversibility whether the change can be undone
 * @param after ids of steps that must end before this step starts
 * @param permissions the required application permissions; alternatives in one entry are joined by
 *     {@code |}
 * @param requestDigest the {@link RequestDigest} of the single request that executes the step, or
 *     null when the adapter does not pin a request
 * @param settledBy the later phase that has the effect of this step anyway, or null; a step with it
 *     never stops later phases
 */
public record PlannedStep(
    String id,
    SourceRef source,
    ChangePhase phase,
    String kind,
    int version,
    String title,
    String target,
    String label,
    Map<String, String> arguments,
    Content prior,
    Map<String, String> preconditions,
    Reversibility reversibility,
    List<String> after,
    List<String> permissions,
    @Nullable String requestDigest,
    @Nullable ChangePhase settledBy) {

  static final String RELEASED_IDENTIFIERS = "releases";

  static final String REMAINING_RECORDS = "stays";

  private static final String NUMBER_OF_REMAINING_RECORDS = "leaves";

  /**
   * Rejects null values and copies the collections; maps are sorted by name.
   *
   * @param id not null
   * @param source not null
   * @param phase not null
   * @param kind not null
   * @param version any value
   * @param title not null
   * @param target not null
   * @param label not null
   * @param arguments not null; copied
   * @param prior not null
   * @param preconditions not null; copied
   * @param reversibility not null
   * @param after not null; copied
   * @param permissions not null; copied
   * @param requestDigest may be null
   * @param settledBy may be null
   */
  public PlannedStep {
    requireNonNull(id, "id");
    requireNonNull(source, "source");
    requireNonNull(phase, "phase");
    SourceRef.checkId(kind);
    requireNonNull(title, "title");
    requireNonNull(target, "target");
    requireNonNull(label, "label");
    requireNonNull(prior, "prior");
    requireNonNull(reversibility, "reversibility");
    arguments = Collections.unmodifiableMap(new TreeMap<>(arguments));
    preconditions = Collections.unmodifiableMap(new TreeMap<>(preconditions));
    after = List.copyOf(after);
    permissions = List.copyOf(permissions);
    if (requestDigest != null) {
      RequestDigest.checked(requestDigest);
    }
  }

  /**
   * The keys of the records that stay in the source after the step. Plans of earlier versions have
   * only a number; then the target of the step stays.
   *
   * @return the value of {@link StepDraft#remainingRecords(RecordKey...)}, possibly empty
   */
  public Set<RecordKey> remainingRecords() {
    String keys = arguments.getOrDefault(REMAINING_RECORDS, "");
    if (!keys.isEmpty()) {
      return keys.lines().map(RecordKey::of).collect(Collectors.toUnmodifiableSet());
    }
    String number = arguments.getOrDefault(NUMBER_OF_REMAINING_RECORDS, "0");
    return number.equals("0") || target.isBlank() ? Set.of() : Set.of(RecordKey.of(target));
  }

  /**
   * The identifiers that do not belong to the person any more after the step.
   *
   * @return the value of {@link StepDraft#releasedIdentifiers(String...)}, possibly empty
   */
  public List<String> releasedIdentifiers() {
    String value = arguments.getOrDefault(RELEASED_IDENTIFIERS, "");
    return value.isEmpty() ? List.of() : List.of(value.split(" +", -1));
  }

  /**
   * Returns an argument that the adapter set.
   *
   * @param name its name
   * @return its value
   * @throws IllegalStateException when there is none
   */
  public String argument(String name) {
    String value = arguments.get(name);
    if (value == null) {
      throw new IllegalStateException("a step of kind " + kind + " has no argument " + name);
    }
    return value;
  }

  /**
   * Returns whether the change cannot be undone.
   *
   * @return true for {@link Reversibility#IRREVERSIBLE}
   */
  public boolean irreversible() {
    return reversibility == Reversibility.IRREVERSIBLE;
  }

  @Override
  public String toString() {
    return "PlannedStep[" + id + ", " + source + "]";
  }
}
