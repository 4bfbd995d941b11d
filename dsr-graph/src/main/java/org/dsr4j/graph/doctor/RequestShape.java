package org.dsr4j.graph.doctor;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.model.ExpectedRequest;

/**
 * A request to Graph without values: what decides which limits count it.
 *
 * @param method the HTTP method
 * @param path the path after the version, with placeholders in braces
 * @param options the query options
 */
record RequestShape(String method, String path, Map<String, String> options) {

  private static final Pattern WRITTEN =
      Pattern.compile("([A-Z]+) /(?:v1\\.0|beta)(/[^?\\s]+)(?:\\?(.*))?");

  RequestShape {
    options = Map.copyOf(options);
  }

  /** Returns empty for a request that does not go to Graph. */
  static Optional<RequestShape> of(ExpectedRequest request) {
    Matcher written = WRITTEN.matcher(request.request());
    if (!written.matches()) {
      return Optional.empty();
    }
    Map<String, String> options = new LinkedHashMap<>();
    if (written.group(3) != null) {
      for (String option : written.group(3).split("&", -1)) {
        String[] sides = option.split("=", 2);
        options.put(sides[0], sides.length > 1 ? sides[1] : "");
      }
    }
    return Optional.of(new RequestShape(written.group(1), written.group(2), options));
  }
}
