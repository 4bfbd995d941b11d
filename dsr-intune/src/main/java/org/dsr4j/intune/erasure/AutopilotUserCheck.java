package org.dsr4j.intune.erasure;

import org.dsr4j.graph.change.EffectCheck;
import org.dsr4j.graph.change.StepReads;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Content;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;

/**
 * An effect check that also reads the user of an Autopilot registration: a registration that names
 * another person since the plan was made is not deleted. An earlier step removes the planned user.
 *
 * @param template the path of the registration
 * @param effect the effect check of the step
 */
record AutopilotUserCheck(String template, EffectCheck effect) implements EffectCheck {

  /** The argument with the user at planning time, or empty; plans of version 0.1.0 lack it. */
  static final String ASSIGNED = "assignedUser";

  @Override
  public Inspection check(StepCall call, StepReads reads) {
    Inspection seen = effect.check(call, reads);
    String planned = call.step().arguments().get(ASSIGNED);
    if (seen.status() != Inspection.Status.OPEN || planned == null) {
      return seen;
    }
    ObjectResult answer = reads.object(GraphVersion.V1, template, "id,userPrincipalName");
    Content now = answer.content();
    GraphFailure failure = answer.failure();
    if (now == null && failure != null) {
      return new Inspection.NotObservable(failure.asGap(template));
    }
    String user = now == null ? "" : now.text("userPrincipalName").orElse("");
    return user.isBlank() || user.equalsIgnoreCase(planned)
        ? seen
        : new Inspection.Drifted("the registration was given to another person");
  }
}
