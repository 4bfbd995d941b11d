package org.dsr4j.graph.change;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.operation.DeviceActions;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepCall;
import org.jspecify.annotations.Nullable;

/** The ways in which steps on Graph are seen. */
public final class EffectChecks {

  /** How long a device is left alone before it is asked after again. */
  static final Duration CHECK_IN_INTERVAL = Duration.ofMinutes(30);

  private static final Duration REPLICATION = Duration.ofMinutes(1);
  private static final Duration CLOCKS = Duration.ofMinutes(5);
  private static final Set<String> OVER = Set.of("failed", "canceled", "notsupported");

  private EffectChecks() {}

  /**
   * Done when the object is gone; else what the plan saw of it must still hold.
   *
   * @param version the version
   * @param template the object's path
   * @param select the properties that preconditions name, joined by commas
   * @return the sight
   */
  public static EffectCheck gone(GraphVersion version, String template, String select) {
    return (call, reads) -> {
      ObjectResult answer = reads.object(version, template, select);
      Content content = answer.content();
      return content == null ? absent(answer.failure(), template) : asPlanned(call, content);
    };
  }

  /**
   * Done when the object has these values, or is gone.
   *
   * @param version the version
   * @param template the object's path
   * @param wanted value by property; an empty value stands for none
   * @return the sight
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
   * Done when the object has these values; drifted when it is gone.
   *
   * @param version the version
   * @param template the object's path
   * @param wanted value by property
   * @return the sight
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
          ? new Inspection.Drifted("the object is gone")
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
   * Done when a row is not in a list any more, or the list's owner is gone.
   *
   * @param version the version
   * @param template the list's path
   * @param property the property by which the row is known, of which the step's target is the value
   * @return the sight
   */
  public static EffectCheck notListed(GraphVersion version, String template, String property) {
    return notListed(version, template, property, call -> call.step().target());
  }

  /**
   * Done when a row is not in a list any more, or the list's owner is gone.
   *
   * @param version the version
   * @param template the list's path
   * @param property the property by which the row is known
   * @param argument the name of the step's argument that is its value
   * @return the sight
   */
  public static EffectCheck notListed(
      GraphVersion version, String template, String property, String argument) {
    return notListed(version, template, property, call -> call.step().argument(argument));
  }

  private static EffectCheck notListed(
      GraphVersion version, String template, String property, Function<StepCall, String> value) {
    return (call, reads) -> {
      String wanted = value.apply(call);
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
   * An action that the device carries out when it checks in: done when the record is gone or the
   * device said so after the first attempt.
   *
   * @param template the device's path
   * @param action the name of the action
   * @param select the properties that preconditions name, joined by commas
   * @return the sight
   */
  public static EffectCheck deviceAction(String template, String action, String select) {
    return (call, reads) -> {
      ObjectResult answer =
          reads.object(
              GraphVersion.V1, template, "id,managementState,deviceActionResults," + select);
      Content device = answer.content();
      if (device == null) {
        // A record that went before anybody asked proves nothing about the device.
        return notFound(answer.failure()) && call.firstAttempt().isEmpty()
            ? new Inspection.Drifted("the device's record is gone before the device was told")
            : absent(answer.failure(), template);
      }
      Optional<String> state =
          call.firstAttempt().flatMap(since -> DeviceActions.state(device, action, since));
      if (state.filter("done"::equals).isPresent()) {
        return new Inspection.Applied();
      }
      if (state.filter(OVER::contains).isPresent()) {
        return asPlanned(call, device);
      }
      boolean pending = state.isPresent() || underWay(device, action);
      return pending
          ? new Inspection.InProgress(action, reads.now().plus(CHECK_IN_INTERVAL))
          : asPlanned(call, device);
    };
  }

  private static boolean underWay(Content device, String action) {
    String state = device.text("managementState").orElse("").toLowerCase(Locale.ROOT);
    return state.equals(action + "pending") || state.equals(action + "issued");
  }

  /**
   * Done when sessions from before the first attempt do not hold any more.
   *
   * @return the sight
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
   * Done when the account is not among the living any more.
   *
   * @param select the properties that preconditions name, joined by commas
   * @return the sight
   */
  public static EffectCheck softDeleted(String select) {
    return gone(GraphVersion.V1, "/users/{userId}", select);
  }

  /**
   * Done when an account that was seen among the deleted is not there any more.
   *
   * @return the sight
   */
  public static EffectCheck purged() {
    return (call, reads) -> {
      ObjectResult deleted =
          reads.object(GraphVersion.V1, "/directory/deletedItems/{userId}", "id");
      if (deleted.content() != null) {
        return new Inspection.Open();
      }
      if (!notFound(deleted.failure())) {
        return absent(deleted.failure(), "/directory/deletedItems/{userId}");
      }
      ObjectResult living = reads.object(GraphVersion.V1, "/users/{userId}", "id");
      if (living.content() == null && !notFound(living.failure())) {
        return absent(living.failure(), "/users/{userId}");
      }
      boolean attempted = call.firstAttempt().isPresent();
      if (living.content() != null) {
        return attempted
            ? new Inspection.Drifted("the account is among the living again")
            : early(
                reads,
                "the account is still among the living; if it stays so, it was restored: make a new"
                    + " plan");
      }
      // Only what was seen there can be seen to be gone: a deletion takes a while to show.
      return attempted
          ? new Inspection.Applied()
          : early(reads, "the deleted account does not show yet");
    };
  }

  /**
   * Done when an account is among the living again; drifted when it is gone for good.
   *
   * @return the sight
   */
  public static EffectCheck restored() {
    return (call, reads) -> {
      ObjectResult living = reads.object(GraphVersion.V1, "/users/{userId}", "id");
      if (living.content() != null) {
        return new Inspection.Applied();
      }
      if (!notFound(living.failure())) {
        return absent(living.failure(), "/users/{userId}");
      }
      ObjectResult deleted =
          reads.object(GraphVersion.V1, "/directory/deletedItems/{userId}", "id");
      if (deleted.content() != null) {
        return new Inspection.Open();
      }
      return notFound(deleted.failure())
          ? new Inspection.Drifted("the account is gone for good")
          : absent(deleted.failure(), "/directory/deletedItems/{userId}");
    };
  }

  private static Inspection early(StepReads reads, String why) {
    return new Inspection.TooEarly(
        reads.now().plus(REPLICATION),
        new Gap(LedgerStatus.PENDING, GraphError.NOT_FOUND, why + "; resume in a minute"));
  }

  static boolean notFound(@Nullable GraphFailure failure) {
    return failure != null && failure.error() == GraphError.NOT_FOUND;
  }

  private static Inspection absent(@Nullable GraphFailure failure, String what) {
    if (failure == null) {
      throw new IllegalStateException("an answer has a content or a failure");
    }
    return notFound(failure)
        ? new Inspection.Applied()
        : new Inspection.NotObservable(failure.asGap(what));
  }

  /** Open when everything that the plan counts on still holds. */
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
