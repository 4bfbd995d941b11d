package org.dsr4j.graph.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of the targets of a kind of step, for example <code>{objectId}/{userId}</code>.
 *
 * <p>The request is filled from the target, which the approver reads. So the plan cannot show one
 * object and send another.
 *
 * @param names the placeholders in their order
 */
record StepTarget(List<String> names) {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

  /** The form that consists of the placeholders in a text. */
  static StepTarget of(String text) {
    List<String> names = new ArrayList<>();
    Matcher found = PLACEHOLDER.matcher(text);
    while (found.find()) {
      names.add(found.group(1));
    }
    return new StepTarget(List.copyOf(names));
  }

  /**
   * Returns the values of a target together with the other arguments of the step.
   *
   * @return empty when the target has another form, or when an argument contradicts it
   */
  Optional<Map<String, String>> values(String target, Map<String, String> arguments) {
    // Only the last part may contain a slash, so that there is one way to read a target.
    String[] parts = names.isEmpty() ? new String[0] : target.split("/", names.size());
    if (parts.length != names.size()) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>(arguments);
    for (int i = 0; i < parts.length; i++) {
      String repeated = values.put(names.get(i), parts[i]);
      if (parts[i].isBlank() || (repeated != null && !repeated.equals(parts[i]))) {
        return Optional.empty();
      }
    }
    return Optional.of(Map.copyOf(values));
  }
}
