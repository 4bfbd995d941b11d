package org.dsr4j.graph.operation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * Reads the state of an action from a managed device.
 *
 * <p>Only results that started with the action count, because a device keeps the results of earlier
 * actions with the same name.
 */
public final class DeviceActions {

  private static final JsonFactory JSON = new JsonFactory();

  /** The maximum difference between the clocks of two services. */
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  /** The names that the service uses for the same action. */
  private static final List<Set<String>> SYNONYMS =
      List.of(
          Set.of("wipe", "factoryreset"),
          Set.of("retire", "removecompanydata"),
          Set.of("delete", "deletedevice"));

  private record Result(String state, Instant started) {}

  private DeviceActions() {}

  /**
   * Returns the state of an action.
   *
   * @param device the device, with {@code managementState} and {@code deviceActionResults}
   * @param action the name of the action, for example {@code wipe}
   * @param since the time of the request
   * @return the state from the action's results, in lower case, or empty when there is none yet
   */
  public static Optional<String> state(Content device, String action, Instant since) {
    Optional<String> result = resultSince(device, action, since);
    return result.isPresent() ? result : managementState(device, action);
  }

  /**
   * Returns the state of the latest result of an action. In contrast to the device's own state, a
   * result has a date, so that the result of an earlier action is not mistaken for this one.
   *
   * @param device the device, with {@code deviceActionResults}
   * @param action the name of the action, for example {@code wipe}
   * @param since the time of the request
   * @return the state in lower case, or empty when there is no result yet
   */
  public static Optional<String> resultSince(Content device, String action, Instant since) {
    return results(device, action).stream()
        .filter(candidate -> !candidate.started().isBefore(since.minus(TOLERANCE)))
        .max(Comparator.comparing(Result::started))
        .map(Result::state);
  }

  /**
   * Whether the device's own state shows that an action is in progress.
   *
   * @param device the device, with {@code managementState}
   * @param action the name of the action, for example {@code wipe}
   * @return true for the states pending and issued of this action
   */
  public static boolean underWay(Content device, String action) {
    String state = managementState(device);
    return names(action).stream()
        .anyMatch(name -> state.equals(name + "pending") || state.equals(name + "issued"));
  }

  /**
   * Returns the failure of some actions that the device's own state shows; it never shows the
   * success of an action.
   *
   * @param device the device, with {@code managementState}
   * @param action the name of the action, for example {@code wipe}
   * @return failed or canceled, or empty
   */
  public static Optional<String> managementState(Content device, String action) {
    String state = managementState(device);
    String name = action.toLowerCase(Locale.ROOT);
    if (state.equals(name + "failed")) {
      return Optional.of("failed");
    }
    return state.equals(name + "canceled") ? Optional.of("canceled") : Optional.empty();
  }

  private static String managementState(Content device) {
    return device.text("managementState").orElse("").toLowerCase(Locale.ROOT);
  }

  private static List<Result> results(Content device, String action) {
    List<Result> results = new ArrayList<>();
    try (JsonParser json = JSON.createParser(device.bytes())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = json.currentName().equals("deviceActionResults");
        if (json.nextToken() == JsonToken.START_ARRAY && found) {
          while (json.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> properties = properties(json);
            if (names(action).contains(word(properties, "actionName"))) {
              results.add(new Result(word(properties, "actionState"), started(properties)));
            }
          }
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("a content is always well-formed", e);
    }
    return results;
  }

  private static Map<String, String> properties(JsonParser json) throws IOException {
    Map<String, String> properties = new HashMap<>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      if (json.nextToken() == JsonToken.VALUE_STRING) {
        properties.put(name, json.getText());
      }
      json.skipChildren();
    }
    return properties;
  }

  private static Set<String> names(String action) {
    String name = action.toLowerCase(Locale.ROOT);
    return SYNONYMS.stream().filter(names -> names.contains(name)).findFirst().orElse(Set.of(name));
  }

  private static Instant started(Map<String, String> properties) {
    return instant(properties.get("startDateTime"))
        .or(() -> instant(properties.get("lastUpdatedDateTime")))
        .orElse(Instant.MIN.plus(TOLERANCE));
  }

  /** Services differ in the notation of names: letters only, in lower case. */
  private static String word(Map<String, String> properties, String name) {
    return properties.getOrDefault(name, "").replaceAll("[^A-Za-z]", "").toLowerCase(Locale.ROOT);
  }

  /**
   * Parses an instant; returns empty for an invalid value and for the zero value that means none.
   */
  static Optional<Instant> instant(@Nullable String text) {
    try {
      return Optional.ofNullable(text)
          .map(OffsetDateTime::parse)
          .filter(date -> date.getYear() > 1)
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
