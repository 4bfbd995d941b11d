package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.model.Content;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One change written down before it happens. Data only, so that another process can perform it.
 *
 * <p>Built by {@link StepDraft}; {@link #toString()} shows no personal data.
 *
 * @param id unique in the plan, without personal data
 * @param source the source it changes
 * @param phase when
 * @param kind what it does, in the adapter's words: lower-case words joined by hyphens
 * @param version the version of the kind, so that a later adapter knows an older step
 * @param title what it does, for the approver; no personal data
 * @param target the exact key of what is changed: personal data
 * @param label how the approver knows the target: personal data
 * @param arguments what else the adapter needs, by name: may be personal data
 * @param prior the state that is changed, as it was seen while planning: personal data
 * @param preconditions what must still hold when the step is performed, value by property
 * @param reversibility whether it can be taken back
 * @param after ids of steps that must have ended before
 * @param permissions the application permissions it needs, any one of an entry joined by {@code |}
 * @param requestDigest the {@link RequestDigest} of the one request that performs it, or null when
 *     the adapter pins none
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
    @Nullable String requestDigest) {

  static final String RELEASED_IDENTIFIERS = "releases";

  static final String REMAINING_RECORDS = "leaves";

  /**
   * Copies; maps are sorted by name.
   *
   * @param id see {@link #id()}
   * @param source see {@link #source()}
   * @param phase see {@link #phase()}
   * @param kind see {@link #kind()}
   * @param version see {@link #version()}
   * @param title see {@link #title()}
   * @param target see {@link #target()}
   * @param label see {@link #label()}
   * @param arguments see {@link #arguments()}
   * @param prior see {@link #prior()}
   * @param preconditions see {@link #preconditions()}
   * @param reversibility see {@link #reversibility()}
   * @param after see {@link #after()}
   * @param permissions see {@link #permissions()}
   * @param requestDigest see {@link #requestDigest()}
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
   * How many records of the source stay once the step is done.
   *
   * @return as {@link StepDraft#remainingRecords(int)} said; zero when it did not
   */
  public int remainingRecords() {
    String value = arguments.getOrDefault(REMAINING_RECORDS, "");
    return value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : 0;
  }

  /**
   * What is not the person's any more once the step is done.
   *
   * @return as {@link StepDraft#releasedIdentifiers(String...)} said, possibly empty
   */
  public List<String> releasedIdentifiers() {
    String value = arguments.getOrDefault(RELEASED_IDENTIFIERS, "");
    return value.isEmpty() ? List.of() : List.of(value.split(" +", -1));
  }

  /**
   * An argument that the adapter put there itself.
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
   * Whether it cannot be taken back.
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
