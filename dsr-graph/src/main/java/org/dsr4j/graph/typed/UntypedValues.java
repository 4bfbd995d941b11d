package org.dsr4j.graph.typed;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import com.microsoft.kiota.serialization.UntypedArray;
import com.microsoft.kiota.serialization.UntypedBoolean;
import com.microsoft.kiota.serialization.UntypedDecimal;
import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.UntypedNull;
import com.microsoft.kiota.serialization.UntypedObject;
import com.microsoft.kiota.serialization.UntypedString;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values without a type, in kiota's form, but with every digit of a number. */
final class UntypedValues {

  private UntypedValues() {}

  /** Converts a value to an entry of the additional data. */
  static @Nullable Object value(JsonElement json) {
    return json.isJsonArray() || json.isJsonObject() ? node(json) : node(json).getValue();
  }

  static UntypedNode node(JsonElement json) {
    if (json.isJsonNull()) {
      return new UntypedNull();
    }
    if (json.isJsonArray()) {
      return new UntypedArray(
          json.getAsJsonArray().asList().stream().map(UntypedValues::node).toList());
    }
    return json.isJsonObject() ? object(json) : scalar(json.getAsJsonPrimitive());
  }

  private static UntypedNode object(JsonElement json) {
    Map<String, UntypedNode> properties = new LinkedHashMap<>();
    json.getAsJsonObject().asMap().forEach((name, value) -> properties.put(name, node(value)));
    return new UntypedObject(properties);
  }

  private static UntypedNode scalar(JsonPrimitive json) {
    if (json.isBoolean()) {
      return new UntypedBoolean(json.getAsBoolean());
    }
    return json.isNumber()
        ? new UntypedDecimal(json.getAsBigDecimal())
        : new UntypedString(json.getAsString());
  }
}
