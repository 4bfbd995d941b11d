package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dsr4j.model.Content;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** A step that an adapter proposes. The engine assigns its id and its position. Not thread-safe. */
public final class StepDraft {

  private static final Content NOTHING = Content.ofJson("{}".getBytes(StandardCharsets.US_ASCII));

  private final String source;
  private final ChangePhase phase;
  private final String kind;
  private final String target;
  private final Map<String, String> arguments = new TreeMap<>();
  private final Map<String, String> preconditions = new TreeMap<>();
  private final List<StepDraft> after = new ArrayList<>();
  private final List<String> permissions = new ArrayList<>();
  private int version = 1;
  private @Nullable String title;
  private @Nullable String label;
  private Content prior = NOTHING;
  private @Nullable String requestDigest;
  private @Nullable ChangePhase settledBy;
  private Reversibility reversibility = Reversibility.IRREVERSIBLE;

  private StepDraft(String source, ChangePhase phase, String kind, String target) {
    this.source = source;
    this.phase = phase;
    this.kind = kind;
    this.target = target;
  }

  /**
   * Creates a draft. It is irreversible by default.
   *
   * @param source the id of the adapter's source that the step changes
   * @param phase the phase of the step
   * @param kind the kind of change: lower-case words joined by hyphens
   * @param target the exact key of the changed object
   * @return the draft
   */
  public static StepDraft of(String source, ChangePhase phase, String kind, String target) {
    SourceRef.checkId(kind);
    return new StepDraft(
        requireNonNull(source, "source"),
        requireNonNull(phase, "phase"),
        kind,
        requireNonNull(target, "target"));
  }

  /**
   * Sets the version of the kind. Default: 1.
   *
   * @param value the version
   * @return this draft
   */
  public StepDraft version(int value) {
    this.version = value;
    return this;
  }

  /**
   * Sets the description for the approver, without personal data.
   *
   * @param value the title
   * @return this draft
   */
  public StepDraft title(String value) {
    this.title = value;
    return this;
  }

  /**
   * Sets the name of the target for the approver. Default: the target.
   *
   * @param value the label
   * @return this draft
   */
  public StepDraft label(String value) {
    this.label = value;
    return this;
  }

  /**
   * Adds a value that the adapter needs to execute the step.
   *
   * @param name a name
   * @param value a value
   * @return this draft
   */
  public StepDraft argument(String name, String value) {
    arguments.put(name, requireNonNull(value, "value"));
    return this;
  }

  /**
   * Sets identifiers that do not belong to the person any more after the step, although their
   * records stay. The verification does not search for them.
   *
   * @param identifiers identifiers without spaces; blank ones are ignored
   * @return this draft
   */
  public StepDraft releasedIdentifiers(String... identifiers) {
    return argument(PlannedStep.RELEASED_IDENTIFIERS, String.join(" ", identifiers).strip());
  }

  /**
   * Names the records that stay in the source. A search by the person's former identifiers still
   * finds them, but they do not refer to the person any more after the step. The verification
   * reports every other record.
   *
   * @param keys the keys with which the records are read; no line breaks
   * @return this draft
   * @throws IllegalArgumentException when a key contains a line break
   */
  public StepDraft remainingRecords(RecordKey... keys) {
    String value = Arrays.stream(keys).map(RecordKey::value).collect(Collectors.joining("\n"));
    if (keys.length > 0 && value.lines().count() != keys.length) {
      throw new IllegalArgumentException("a key with a line break cannot be named");
    }
    return argument(PlannedStep.REMAINING_RECORDS, value);
  }

  /**
   * Sets the state before the change.
   *
   * @param state the state that the service returned, without secrets
   * @return this draft
   */
  public StepDraft prior(Content state) {
    this.prior = requireNonNull(state, "state");
    return this;
  }

  /**
   * Adds a value that must still hold at execution. Do not use properties that change
   * automatically.
   *
   * @param property the property
   * @param value its value during planning
   * @return this draft
   */
  public StepDraft precondition(String property, String value) {
    preconditions.put(property, requireNonNull(value, "value"));
    return this;
  }

  /**
   * Sets whether the step can be undone.
   *
   * @param value the reversibility
   * @return this draft
   */
  public StepDraft reversibility(Reversibility value) {
    this.reversibility = requireNonNull(value, "reversibility");
    return this;
  }

  /**
   * Makes this step wait until another step of the same or an earlier phase has ended.
   *
   * @param other a draft of the same proposal
   * @return this draft
   */
  public StepDraft after(StepDraft other) {
    after.add(requireNonNull(other, "other"));
    return this;
  }

  /**
   * Declares that a later phase has the effect of this step anyway, for example the permanent
   * deletion of the account removes its sign-in methods. The step is attempted and reported, but a
   * failure does not stop later phases.
   *
   * @param phase a later phase
   * @return this draft
   * @throws IllegalArgumentException when the phase is not later
   */
  public StepDraft settledBy(ChangePhase phase) {
    if (phase.compareTo(this.phase) <= 0) {
      throw new IllegalArgumentException("only a later phase can settle a step");
    }
    this.settledBy = phase;
    return this;
  }

  /**
   * Adds required permissions. Join alternatives with {@code |}.
   *
   * @param names application permissions
   * @return this draft
   */
  public StepDraft permissions(String... names) {
    permissions.addAll(List.of(names));
    return this;
  }

  /**
   * Pins the single request that executes the step, so that no other request can be sent for it.
   *
   * @param digest the {@link RequestDigest} of the request
   * @return this draft
   * @throws IllegalArgumentException when it is not a digest
   */
  public StepDraft requestDigest(String digest) {
    this.requestDigest = RequestDigest.checked(digest);
    return this;
  }

  /**
   * The id of the adapter's source.
   *
   * @return the source id
   */
  public String source() {
    return source;
  }

  /**
   * The kind of change.
   *
   * @return the kind
   */
  public String kind() {
    return kind;
  }

  /**
   * The exact key of the changed object.
   *
   * @return the target
   */
  public String target() {
    return target;
  }

  /**
   * The values that the adapter needs to execute the step.
   *
   * @return a copy
   */
  public Map<String, String> arguments() {
    return Map.copyOf(arguments);
  }

  /**
   * The phase of the step.
   *
   * @return the phase
   */
  public ChangePhase phase() {
    return phase;
  }

  /**
   * The steps that must end before this step starts.
   *
   * @return drafts of the same proposal
   */
  public List<StepDraft> waitsFor() {
    return List.copyOf(after);
  }

  /**
   * Creates the planned step; for the engine.
   *
   * @param instance the instance of the adapter
   * @param id the id of the step
   * @param waitsFor the ids of the steps that must end before
   * @return the step
   */
  public PlannedStep planned(String instance, String id, List<String> waitsFor) {
    return new PlannedStep(
        id + "-" + kind,
        new SourceRef(instance, source),
        phase,
        kind,
        version,
        title == null ? kind : title,
        target,
        label == null ? target : label,
        arguments,
        prior,
        preconditions,
        reversibility,
        waitsFor,
        permissions,
        requestDigest,
        settledBy);
  }

  @Override
  public String toString() {
    return "StepDraft[" + source + ", " + kind + "]";
  }
}
