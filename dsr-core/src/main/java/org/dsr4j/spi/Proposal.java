package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.change.ChangePhase;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.change.StepDraft;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.Gap;
import org.jspecify.annotations.Nullable;

/**
 * The changes that an adapter proposes. Not thread-safe.
 *
 * <p>Every source of the task needs a statement: a step, an instruction, a gap, or {@link #noData}.
 * A source without a statement counts as an error of the adapter.
 */
public final class Proposal {

  private final List<StepDraft> steps = new ArrayList<>();
  private final List<Instruction> instructions = new ArrayList<>();
  private final Map<String, List<Gap>> gaps = new LinkedHashMap<>();
  private final Set<String> noData = new LinkedHashSet<>();
  private final List<DeviceQuestion> questions = new ArrayList<>();
  private final List<PlanRefusal> refusals = new ArrayList<>();
  private final List<String> sideEffects = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /**
   * A step that a person does.
   *
   * @param source the id of the adapter's source
   * @param where the place, for example on the device, on-premises or in the portal
   * @param text what the person must do; no personal data
   * @param before the phase that waits until a person attests the step, or null
   */
  public record Instruction(
      String source, String where, String text, @Nullable ChangePhase before) {

    /**
     * Rejects null values.
     *
     * @param source not null
     * @param where not null
     * @param text not null
     * @param before may be null
     */
    public Instruction {
      requireNonNull(source, "source");
      requireNonNull(where, "where");
      requireNonNull(text, "text");
    }
  }

  /** Creates an empty proposal. */
  public Proposal() {}

  /**
   * Adds a step.
   *
   * @param step the step
   * @return this proposal
   */
  public Proposal step(StepDraft step) {
    steps.add(requireNonNull(step, "step"));
    return this;
  }

  /**
   * Adds a step that a person must do. The request stays open until a person attests it.
   *
   * @param source the id of the adapter's source
   * @param where the place, for example on the device, on-premises or in the portal
   * @param text what the person must do; no personal data
   * @return this proposal
   */
  public Proposal instruction(String source, String where, String text) {
    instructions.add(new Instruction(source, where, text, null));
    return this;
  }

  /**
   * Adds a step that a person must do before a phase. The steps of this phase and of all later
   * phases wait until a person attests it.
   *
   * @param before the phase that waits
   * @param source the id of the adapter's source
   * @param where the place, for example on the device, on-premises or in the portal
   * @param text what the person must do; no personal data
   * @return this proposal
   */
  public Proposal instructionBefore(ChangePhase before, String source, String where, String text) {
    instructions.add(new Instruction(source, where, text, requireNonNull(before, "before")));
    return this;
  }

  /**
   * Adds a gap: data of a source that could not be read or will not be changed. ATTESTED,
   * REDIRECTED and SKIPPED are breaches of contract, KEPT too unless the source depends on the
   * facet of devices.
   *
   * @param source the id of the adapter's source
   * @param gap the reason
   * @return this proposal
   */
  public Proposal gap(String source, Gap gap) {
    gaps.computeIfAbsent(requireNonNull(source, "source"), any -> new ArrayList<>())
        .add(requireNonNull(gap, "gap"));
    return this;
  }

  /**
   * Declares that a source was read and holds no data about the person.
   *
   * @param source the id of the adapter's source
   * @return this proposal
   */
  public Proposal noData(String source) {
    noData.add(requireNonNull(source, "source"));
    return this;
  }

  /**
   * Adds a question for a device. The plan cannot be approved before the device is decided.
   *
   * @param question the question
   * @return this proposal
   */
  public Proposal question(DeviceQuestion question) {
    questions.add(requireNonNull(question, "question"));
    return this;
  }

  /**
   * Adds a reason why the plan cannot be approved.
   *
   * @param code the stable code
   * @param detail what happened and how to fix it; no personal data
   * @return this proposal
   */
  public Proposal refuse(ErrorCode code, String detail) {
    refusals.add(new PlanRefusal(code.code(), detail));
    return this;
  }

  /**
   * Adds a side effect: data outside the adapter's sources that will be deleted too.
   *
   * @param text for the approver; no personal data
   * @return this proposal
   */
  public Proposal sideEffects(String text) {
    sideEffects.add(requireNonNull(text, "text"));
    return this;
  }

  /**
   * Adds information for the approver.
   *
   * @param text no personal data
   * @return this proposal
   */
  public Proposal note(String text) {
    notes.add(requireNonNull(text, "text"));
    return this;
  }

  /**
   * The proposed steps.
   *
   * @return the steps in the order in which they were added
   */
  public List<StepDraft> steps() {
    return List.copyOf(steps);
  }

  /**
   * The steps that people do.
   *
   * @return in the order in which it was added
   */
  public List<Instruction> instructions() {
    return List.copyOf(instructions);
  }

  /**
   * The gaps of a source.
   *
   * @param source the id of the adapter's source
   * @return possibly empty
   */
  public List<Gap> gaps(String source) {
    return List.copyOf(gaps.getOrDefault(source, List.of()));
  }

  /**
   * Returns whether a source was read and holds no data.
   *
   * @param source the id of the adapter's source
   * @return true after {@link #noData(String)} for this source
   */
  public boolean hasNoData(String source) {
    return noData.contains(source);
  }

  /**
   * Returns whether the only statement about a source is {@link #noData(String)}. The engine then
   * reads the source, and refuses the plan when it finds records.
   *
   * @param source the id of the adapter's source
   * @return true when nothing is proposed for it, and no gap
   */
  public boolean saysNothing(String source) {
    return hasNoData(source)
        && gaps(source).isEmpty()
        && steps.stream().noneMatch(step -> step.source().equals(source))
        && instructions.stream().noneMatch(each -> each.source().equals(source));
  }

  /**
   * The devices that need a decision.
   *
   * @return in the order in which they were added
   */
  public List<DeviceQuestion> questions() {
    return List.copyOf(questions);
  }

  /**
   * The reasons why the plan cannot be approved.
   *
   * @return empty when it can
   */
  public List<PlanRefusal> refusals() {
    return List.copyOf(refusals);
  }

  /**
   * The side effects.
   *
   * @return in the order in which it was added
   */
  public List<String> sideEffects() {
    return List.copyOf(sideEffects);
  }

  /**
   * The information for the approver.
   *
   * @return in the order in which it was added
   */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
