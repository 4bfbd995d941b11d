package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dsr4j.model.Content;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** A step as an adapter proposes it; the engine gives it its id and its place. Not thread-safe. */
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
  private Reversibility reversibility = Reversibility.IRREVERSIBLE;

  private StepDraft(String source, ChangePhase phase, String kind, String target) {
    this.source = source;
    this.phase = phase;
    this.kind = kind;
    this.target = target;
  }

  /**
   * Begins a step; irreversible unless something else is said.
   *
   * @param source the id of the adapter's source that it changes
   * @param phase when
   * @param kind what it does: lower-case words joined by hyphens
   * @param target the exact key of what is changed
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
   * Sets the version of the kind; 1 unless set.
   *
   * @param value the version
   * @return this
   */
  public StepDraft version(int value) {
    this.version = value;
    return this;
  }

  /**
   * Says what it does, for the approver, without personal data.
   *
   * @param value the title
   * @return this
   */
  public StepDraft title(String value) {
    this.title = value;
    return this;
  }

  /**
   * Says how the approver knows the target; the target itself unless set.
   *
   * @param value the label
   * @return this
   */
  public StepDraft label(String value) {
    this.label = value;
    return this;
  }

  /**
   * Adds what the adapter needs to perform it.
   *
   * @param name a name
   * @param value a value
   * @return this
   */
  public StepDraft argument(String name, String value) {
    arguments.put(name, requireNonNull(value, "value"));
    return this;
  }

  /**
   * Names what is not the person's any more once the step is done and stays where it is; nobody
   * looks for it afterwards.
   *
   * @param identifiers identifiers without blanks; blank ones are left out
   * @return this
   */
  public StepDraft releasedIdentifiers(String... identifiers) {
    return argument(PlannedStep.RELEASED_IDENTIFIERS, String.join(" ", identifiers).strip());
  }

  /**
   * Says how many records of the source stay, although they are found by what was the person's,
   * because they do not name the person any more once the step is done.
   *
   * @param records the number of records
   * @return this
   */
  public StepDraft remainingRecords(int records) {
    return argument(PlannedStep.REMAINING_RECORDS, Integer.toString(records));
  }

  /**
   * Keeps the state that is changed.
   *
   * @param state as the service showed it, without secrets
   * @return this
   */
  public StepDraft prior(Content state) {
    this.prior = requireNonNull(state, "state");
    return this;
  }

  /**
   * Names what must still hold; nothing that changes by itself.
   *
   * @param property the property
   * @param value its value while planning
   * @return this
   */
  public StepDraft precondition(String property, String value) {
    preconditions.put(property, requireNonNull(value, "value"));
    return this;
  }

  /**
   * Says whether it can be taken back.
   *
   * @param value the reversibility
   * @return this
   */
  public StepDraft reversibility(Reversibility value) {
    this.reversibility = requireNonNull(value, "reversibility");
    return this;
  }

  /**
   * Lets it wait until another step of the same or an earlier phase has ended.
   *
   * @param other a draft of the same proposal
   * @return this
   */
  public StepDraft after(StepDraft other) {
    after.add(requireNonNull(other, "other"));
    return this;
  }

  /**
   * Names permissions it needs; several that do, joined by {@code |}.
   *
   * @param names application permissions
   * @return this
   */
  public StepDraft permissions(String... names) {
    permissions.addAll(List.of(names));
    return this;
  }

  /**
   * Pins the one request that performs the step, so that no other can be sent for it.
   *
   * @param digest the {@link RequestDigest} of the request
   * @return this
   * @throws IllegalArgumentException when it is no digest
   */
  public StepDraft requestDigest(String digest) {
    this.requestDigest = RequestDigest.checked(digest);
    return this;
  }

  /**
   * The id of the adapter's source.
   *
   * @return as given
   */
  public String source() {
    return source;
  }

  /**
   * What it does.
   *
   * @return as given
   */
  public String kind() {
    return kind;
  }

  /**
   * What the adapter needs to perform it.
   *
   * @return a copy
   */
  public Map<String, String> arguments() {
    return Map.copyOf(arguments);
  }

  /**
   * When it is done.
   *
   * @return as given
   */
  public ChangePhase phase() {
    return phase;
  }

  /**
   * What it waits for.
   *
   * @return drafts of the same proposal
   */
  public List<StepDraft> waitsFor() {
    return List.copyOf(after);
  }

  /**
   * Gives it its place in a plan; called by the engine.
   *
   * @param instance the adapter's instance
   * @param id the id
   * @param waitsFor the ids of what it waits for
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
        requestDigest);
  }

  @Override
  public String toString() {
    return "StepDraft[" + source + ", " + kind + "]";
  }
}
