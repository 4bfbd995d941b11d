package org.dsr4j.graph.change;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Content;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;
import org.jspecify.annotations.Nullable;

/** The effect checks for steps on Graph. */
public final class EffectChecks {

  /** The wait between two status requests for a device. */
  static final Duration CHECK_IN_INTERVAL = Duration.ofMinutes(30);

  private static final Duration CLOCKS = Duration.ofMinutes(5);

  private EffectChecks() {}

  /**
   * Done when the object is deleted; else its state must still match the preconditions of the plan.
   *
   * @param version the version
   * @param template the object's path
   * @param select the properties that the preconditions use, separated by commas
   * @return the effect check
   */
  public static EffectCheck gone(GraphVersion version, String template, String select) {
    return (call, reads) -> {
      ObjectResult answer = reads.object(version, template, select);
      Content content = answer.content();
      return content == null ? absent(answer.failure(), template) : asPlanned(call, content);
    };
  }

  /**
   * Done when the object has these values, or is deleted.
   *
   * @param version the version
   * @param template the object's path
   * @param wanted the value by property; an empty value means that the property has no value
   * @return the effect check
   */
  public static EffectCheck hasValues(
      GraphVersion version, String template, Map<String, String> wanted) {
    return (call, reads) -> {
      ObjectResult answer = reads.object(version, template, select(call, wanted));
      Content content = answer.content();
      return content == null ? absent(answer.failure(), template) : has(call, content, wanted);
    };
  }

  /**
   * Done when the object has these values; drifted when it is deleted.
   *
   * @param version the version
   * @param template the object's path
   * @param wanted value by property
   * @return the effect check
   */
  public static EffectCheck existsWithValues(
      GraphVersion version, String template, Map<String, String> wanted) {
    return (call, reads) -> {
      ObjectResult answer = reads.object(version, template, select(call, wanted));
      Content content = answer.content();
      if (content != null) {
        return has(call, content, wanted);
      }
      return notFound(answer.failure())
          ? new Inspection.Drifted("the object no longer exists")
          : absent(answer.failure(), template);
    };
  }

  private static String select(StepCall call, Map<String, String> wanted) {
    List<String> select = new ArrayList<>(wanted.keySet());
    call.step().preconditions().keySet().stream()
        .filter(name -> !select.contains(name))
        .forEach(select::add);
    return String.join(",", select);
  }

  private static Inspection has(StepCall call, Content content, Map<String, String> wanted) {
    boolean so =
        wanted.entrySet().stream()
            .allMatch(
                each -> content.text(each.getKey()).orElse("").equalsIgnoreCase(each.getValue()));
    return so ? new Inspection.Applied() : asPlanned(call, content);
  }

  /**
   * Done when a list no longer contains a row, or the list's owner is deleted.
   *
   * @param version the version
   * @param template the list's path
   * @param property the property that identifies the row
   * @param value the part of the target, or the argument, with the value of the property
   * @return the effect check
   */
  public static EffectCheck notListed(
      GraphVersion version, String template, String property, String value) {
    return (call, reads) -> {
      String wanted = reads.value(value);
      StepReads.Listed listed =
          reads.listed(
              version,
              template,
              "",
              row -> row.text(property).filter(wanted::equalsIgnoreCase).isPresent());
      return listed.found() ? new Inspection.Open() : missing(listed, template);
    };
  }

  private static Inspection missing(StepReads.Listed listed, String template) {
    return listed
        .failure()
        .map(failure -> absent(failure, template))
        .orElseGet(Inspection.Applied::new);
  }

  /**
   * The device carries out the action when it checks in; see {@link DeviceActionCheck}.
   *
   * @param template the device's path
   * @param action the name of the action
   * @param select the properties that the preconditions use, separated by commas
   * @return the effect check
   */
  public static EffectCheck deviceAction(String template, String action, String select) {
    return new DeviceActionCheck(template, action, select);
  }

  /**
   * Done when the sessions from before the first attempt are no longer valid.
   *
   * @return the effect check
   */
  public static EffectCheck sessionsRevoked() {
    return (call, reads) -> {
      ObjectResult answer =
          reads.object(GraphVersion.V1, "/users/{userId}", "id,signInSessionsValidFromDateTime");
      Content user = answer.content();
      if (user == null) {
        return absent(answer.failure(), "/users/{userId}");
      }
      Instant valid = instant(user.text("signInSessionsValidFromDateTime").orElse(""));
      boolean revoked =
          call.firstAttempt().filter(since -> !valid.isBefore(since.minus(CLOCKS))).isPresent();
      return revoked ? new Inspection.Applied() : new Inspection.Open();
    };
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      return Instant.MIN.plus(CLOCKS);
    }
  }

  /**
   * Done when the account is no longer an active account.
   *
   * @param select the properties that the preconditions use, separated by commas
   * @return the effect check
   */
  public static EffectCheck softDeleted(String select) {
    return gone(GraphVersion.V1, "/users/{userId}", select);
  }

  static boolean notFound(@Nullable GraphFailure failure) {
    return failure != null && failure.error() == GraphError.NOT_FOUND;
  }

  static Inspection absent(@Nullable GraphFailure failure, String what) {
    if (failure == null) {
      throw new IllegalStateException("a result has a content or a failure");
    }
    return notFound(failure)
        ? new Inspection.Applied()
        : new Inspection.NotObservable(failure.asGap(what));
  }

  /** Open when all preconditions of the plan are still true. */
  static Inspection asPlanned(StepCall call, Content content) {
    List<String> different =
        call.step().preconditions().entrySet().stream()
            .filter(
                each -> !content.text(each.getKey()).orElse("").equalsIgnoreCase(each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    return different.isEmpty()
        ? new Inspection.Open()
        : new Inspection.Drifted(String.join(", ", different) + " changed since the plan was made");
  }
}
