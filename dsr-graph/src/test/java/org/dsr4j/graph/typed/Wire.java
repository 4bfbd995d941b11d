package org.dsr4j.graph.typed;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.microsoft.kiota.PeriodAndDuration;
import com.microsoft.kiota.serialization.AdditionalDataHolder;
import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.ValuedEnum;
import com.microsoft.kiota.store.BackedModel;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Compares the JSON from the service with the values of a view.
 *
 * <p>Asks the store behind the getters, because the SDK does not write properties that only the
 * service may set, which are most of a managed device's.
 */
final class Wire {

  private final List<String> lost = new ArrayList<>();

  private Wire() {}

  static JsonElement parse(String json) {
    return JsonParser.parseString(json);
  }

  /** The paths at which the JSON has a value that the view lacks or changed. */
  static List<String> lost(JsonElement wire, Object view) {
    Wire comparison = new Wire();
    comparison.compare("", wire, view);
    return comparison.lost;
  }

  private void compare(String path, JsonElement wire, Object view) {
    if (wire instanceof JsonObject sent) {
      Map<String, Object> held = properties(view);
      sent.asMap().forEach((name, value) -> compare(path + "/" + name, value, held(held, name)));
    } else if (wire instanceof JsonArray sent && elements(view).size() == sent.size()) {
      List<?> held = elements(view);
      for (int i = 0; i < sent.size(); i++) {
        compare(path + "/" + i, sent.get(i), held.get(i));
      }
    } else if (!same(wire, view instanceof UntypedNode node ? node.getValue() : view)) {
      lost.add(path);
    }
  }

  /** By the name on the wire where it is additional, by the getter's name otherwise. */
  private static Object held(Map<String, Object> held, String name) {
    return held.containsKey(name) ? held.get(name) : held.get(getter(name));
  }

  private static String getter(String name) {
    return "get " + name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> properties(Object view) {
    Map<String, Object> held = new HashMap<>();
    if (view instanceof UntypedNode node && node.getValue() instanceof Map<?, ?> map) {
      map.forEach((name, value) -> held.put((String) name, value));
    }
    if (view instanceof BackedModel model) {
      model.getBackingStore().enumerate().forEach((name, value) -> held.put(getter(name), value));
    }
    if (view instanceof AdditionalDataHolder holder) {
      held.putAll(holder.getAdditionalData());
    }
    return held;
  }

  private static List<?> elements(Object view) {
    if (view instanceof UntypedNode node && node.getValue() instanceof Iterable<?> untyped) {
      return StreamSupport.stream(untyped.spliterator(), false).toList();
    }
    return view instanceof Collection<?> collection ? List.copyOf(collection) : List.of();
  }

  private static boolean same(JsonElement wire, Object view) {
    if (wire.isJsonNull() || view == null) {
      return wire.isJsonNull() && view == null;
    }
    if (!(wire instanceof JsonPrimitive sent)) {
      // An empty array is one without elements to compare.
      return wire.isJsonArray() && !(view instanceof String) && elements(view).isEmpty();
    }
    String text = sent.getAsString();
    if (view instanceof Number number) {
      return new BigDecimal(text).compareTo(new BigDecimal(number.toString())) == 0;
    }
    if (view instanceof EnumSet<?> flags) {
      return List.of(text.split(",")).equals(flags.stream().map(Wire::value).toList());
    }
    return sameText(text, view);
  }

  private static boolean sameText(String text, Object view) {
    if (view instanceof OffsetDateTime date) {
      return OffsetDateTime.parse(text).isEqual(date);
    }
    if (view instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes).equals(text);
    }
    if (view instanceof PeriodAndDuration period) {
      return PeriodAndDuration.parse(text).equals(period);
    }
    return text.equals(view instanceof ValuedEnum ? value(view) : view.toString());
  }

  private static String value(Object constant) {
    return ((ValuedEnum) constant).getValue();
  }
}
