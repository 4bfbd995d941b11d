package org.dsr4j.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.change.DeviceQuestion;
import org.dsr4j.change.PlanRefusal;
import org.dsr4j.change.StepDraft;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.Gap;

/**
 * What an adapter proposes to change. Not thread-safe.
 *
 * <p>Every source of the task is accounted for: by steps, by an instruction, by a gap, or by {@link
 * #noData}. A source that is not mentioned counts as a fault of the adapter.
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
   * What a person does.
   *
   * @param source the id of the adapter's source
   * @param where on the device, on-premises, in the portal
   * @param text what to do there; no personal data
   */
  public record Instruction(String source, String where, String text) {

    /**
     * Checks for nulls.
     *
     * @param source see {@link #source()}
     * @param where see {@link #where()}
     * @param text see {@link #text()}
     */
    public Instruction {
      requireNonNull(source, "source");
      requireNonNull(where, "where");
      requireNonNull(text, "text");
    }
  }

  /** Begins an empty proposal. */
  public Proposal() {}

  /**
   * Adds a step.
   *
   * @param step the step
   * @return this
   */
  public Proposal step(StepDraft step) {
    steps.add(requireNonNull(step, "step"));
    return this;
  }

  /**
   * Adds something that a person has to do; the request stays open until somebody attests it.
   *
   * @param source the id of the adapter's source
   * @param where on the device, on-premises, in the portal
   * @param text what to do there; no personal data
   * @return this
   */
  public Proposal instruction(String source, String where, String text) {
    instructions.add(new Instruction(source, where, text));
    return this;
  }

  /**
   * Says what of a source could not be read or will not be changed.
   *
   * @param source the id of the adapter's source
   * @param part why
   * @return this
   */
  public Proposal gap(String source, Gap part) {
    gaps.computeIfAbsent(requireNonNull(source, "source"), any -> new ArrayList<>())
        .add(requireNonNull(part, "part"));
    return this;
  }

  /**
   * Says that a source was read and holds nothing of the person.
   *
   * @param source the id of the adapter's source
   * @return this
   */
  public Proposal noData(String source) {
    noData.add(requireNonNull(source, "source"));
    return this;
  }

  /**
   * Asks for a decision on a device; the plan cannot be approved before.
   *
   * @param question the question
   * @return this
   */
  public Proposal question(DeviceQuestion question) {
    questions.add(requireNonNull(question, "question"));
    return this;
  }

  /**
   * Refuses to plan.
   *
   * @param code the stable code
   * @param detail what happened and what mends it; no personal data
   * @return this
   */
  public Proposal refuse(ErrorCode code, String detail) {
    refusals.add(new PlanRefusal(code.code(), detail));
    return this;
  }

  /**
   * Names what goes too, outside the sources of the adapter.
   *
   * @param text for the approver; no personal data
   * @return this
   */
  public Proposal sideEffects(String text) {
    sideEffects.add(requireNonNull(text, "text"));
    return this;
  }

  /**
   * Tells the approver something.
   *
   * @param text no personal data
   * @return this
   */
  public Proposal note(String text) {
    notes.add(requireNonNull(text, "text"));
    return this;
  }

  /**
   * The steps.
   *
   * @return in the order in which they were added
   */
  public List<StepDraft> steps() {
    return List.copyOf(steps);
  }

  /**
   * What people do.
   *
   * @return in the order in which it was added
   */
  public List<Instruction> instructions() {
    return List.copyOf(instructions);
  }

  /**
   * What of a source could not be read or will not be changed.
   *
   * @param source the id of the adapter's source
   * @return possibly empty
   */
  public List<Gap> gaps(String source) {
    return List.copyOf(gaps.getOrDefault(source, List.of()));
  }

  /**
   * Whether a source was read and holds nothing.
   *
   * @param source the id of the adapter's source
   * @return true when {@link #noData(String)} said so
   */
  public boolean hasNoData(String source) {
    return noData.contains(source);
  }

  /**
   * Devices that wait for a decision.
   *
   * @return in the order in which they were added
   */
  public List<DeviceQuestion> questions() {
    return List.copyOf(questions);
  }

  /**
   * Why no plan can be made.
   *
   * @return empty when one can
   */
  public List<PlanRefusal> refusals() {
    return List.copyOf(refusals);
  }

  /**
   * What goes too.
   *
   * @return in the order in which it was added
   */
  public List<String> sideEffects() {
    return List.copyOf(sideEffects);
  }

  /**
   * What the approver should know.
   *
   * @return in the order in which it was added
   */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
