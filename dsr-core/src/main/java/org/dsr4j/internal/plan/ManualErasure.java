package org.dsr4j.internal.plan;

import java.util.EnumSet;
import java.util.Set;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;
import org.jspecify.annotations.Nullable;

/** What a person does in a source that its adapter cannot erase. */
final class ManualErasure {

  private static final Set<ActionSupport.Status> BY_PEOPLE =
      EnumSet.of(
          ActionSupport.Status.BY_HAND,
          ActionSupport.Status.REDIRECTED,
          ActionSupport.Status.NOT_IMPLEMENTED);

  private ManualErasure() {}

  static boolean isNeeded(SourceDescriptor source) {
    return BY_PEOPLE.contains(source.support(Action.DELETE).status());
  }

  /** Returns the place. */
  static String where(SourceDescriptor source) {
    return source.support(Action.DELETE) instanceof ActionSupport.Redirected redirected
        ? redirected.where()
        : "by hand";
  }

  /**
   * Returns the task.
   *
   * @param seen what the source holds, or null when the library cannot read it
   */
  static String text(SourceDescriptor source, PlanReading.@Nullable Seen seen) {
    ActionSupport support = source.support(Action.DELETE);
    String text = support.instruction();
    if (text.isBlank()) {
      text = "delete the person's records in \"" + source.title() + "\"";
    }
    if (support.status() == ActionSupport.Status.BY_HAND) {
      text += " (" + support.reason() + ")";
    }
    return seen == null ? text : text + found(seen);
  }

  private static String found(PlanReading.Seen seen) {
    StringBuilder text = new StringBuilder();
    if (seen.records() > 0) {
      text.append("; ").append(seen.records()).append(" records");
    }
    if (seen.entry().quarantined() > 0) {
      text.append(", ")
          .append(seen.entry().quarantined())
          .append(" of them without a certain owner: check whose they are");
    }
    seen.entry()
        .gaps()
        .forEach(gap -> text.append("; not completely readable: ").append(gap.detail()));
    return text.toString();
  }
}
