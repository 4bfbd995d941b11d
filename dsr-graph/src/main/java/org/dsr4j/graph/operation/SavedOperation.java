package org.dsr4j.graph.operation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.DsrException;

/** The text form of a saved operation: a version, then fields in Base64 separated by dots. */
final class SavedOperation {

  private static final String VERSION = "op1";
  private static final int FIXED = 8;

  private SavedOperation() {}

  static String write(LongRunningOperation operation) {
    OperationTimes times = operation.times();
    List<String> fields =
        new ArrayList<>(
            List.of(
                operation.kind().name(),
                operation.version().name(),
                operation.template(),
                operation.action(),
                times.started().toString(),
                times.notBefore().toString(),
                times.deadline().toString(),
                Integer.toString(times.attempts())));
    operation
        .values()
        .forEach(
            (placeholder, value) -> {
              fields.add(placeholder);
              fields.add(value);
            });
    StringBuilder text = new StringBuilder(VERSION);
    Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
    fields.forEach(field -> text.append('.').append(base64.encodeToString(field.getBytes(UTF_8))));
    return text.toString();
  }

  static LongRunningOperation read(String saved) {
    String[] parts = saved.split("\\.", -1);
    if (!parts[0].equals(VERSION) || parts.length < FIXED + 1 || parts.length % 2 == 0) {
      throw invalid();
    }
    try {
      return operation(decoded(parts));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw invalid();
    }
  }

  private static List<String> decoded(String[] parts) {
    List<String> fields = new ArrayList<>();
    for (int i = 1; i < parts.length; i++) {
      fields.add(new String(Base64.getUrlDecoder().decode(parts[i]), UTF_8));
    }
    return fields;
  }

  private static LongRunningOperation operation(List<String> fields) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = FIXED; i < fields.size(); i += 2) {
      values.put(fields.get(i), fields.get(i + 1));
    }
    return new LongRunningOperation(
        OperationKind.valueOf(fields.get(0)),
        GraphVersion.valueOf(fields.get(1)),
        fields.get(2),
        values,
        fields.get(3),
        new OperationTimes(
            Instant.parse(fields.get(4)),
            Instant.parse(fields.get(5)),
            Instant.parse(fields.get(6)),
            Integer.parseInt(fields.get(7))));
  }

  private static DsrException invalid() {
    return new DsrException(
        GraphError.INVALID_REQUEST,
        "A saved operation cannot be resumed: it is damaged, or a later version of this library"
            + " saved it");
  }
}
