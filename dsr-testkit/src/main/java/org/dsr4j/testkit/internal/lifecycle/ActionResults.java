package org.dsr4j.testkit.internal.lifecycle;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.store.EntityRow;

/** The results of remote actions in a device's record. */
final class ActionResults {

  private static final String PROPERTY = "deviceActionResults";

  private ActionResults() {}

  static void begin(EntityRow device, String action, Instant now) {
    List<String> results = results(device);
    String time = RawJson.quote(now.toString());
    results.add(
        "{\"actionName\":"
            + RawJson.quote(action)
            + ",\"actionState\":\"pending\",\"startDateTime\":"
            + time
            + ",\"lastUpdatedDateTime\":"
            + time
            + "}");
    write(device, results);
  }

  /** Ends the latest action of a name. */
  static void end(EntityRow device, String action, String state, Instant now) {
    List<String> results = results(device);
    for (int i = results.size() - 1; i >= 0; i--) {
      Map<String, String> result = RawJson.members(results.get(i));
      if (RawJson.quote(action).equals(result.get("actionName"))) {
        result.put("actionState", RawJson.quote(state));
        result.put("lastUpdatedDateTime", RawJson.quote(now.toString()));
        results.set(i, text(result));
        break;
      }
    }
    write(device, results);
  }

  private static List<String> results(EntityRow device) {
    String text = device.member(PROPERTY);
    return text != null && RawJson.isArray(text)
        ? new ArrayList<>(RawJson.elements(text))
        : new ArrayList<>();
  }

  private static String text(Map<String, String> members) {
    return members.entrySet().stream()
        .map(member -> RawJson.quote(member.getKey()) + ":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static void write(EntityRow device, List<String> results) {
    device.set(PROPERTY, "[" + String.join(",", results) + "]");
  }
}
