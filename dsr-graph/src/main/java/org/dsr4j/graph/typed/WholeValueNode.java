package org.dsr4j.graph.typed;

import com.google.gson.JsonElement;
import com.microsoft.kiota.serialization.AdditionalDataHolder;
import com.microsoft.kiota.serialization.JsonParseNode;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParsableFactory;
import com.microsoft.kiota.serialization.ParseNode;
import com.microsoft.kiota.serialization.UntypedNode;
import com.microsoft.kiota.serialization.ValuedEnumParser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads each value completely or not at all; values that cannot be read go to the additional data.
 *
 * <p>kiota's own node drops unknown enum values, truncates numbers to the getter's range, reads any
 * text as {@code false}, and rejects the whole object because of one invalid value. Here each of
 * these cases is an exception, which the object that owns the property catches.
 */
final class WholeValueNode extends JsonParseNode {

  private final JsonElement json;

  /** Whether an object or an array was read as such: a getter for scalars returns null for it. */
  private boolean structureRead;

  WholeValueNode(JsonElement json) {
    super(json);
    this.json = json;
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends Parsable> T getObjectValue(ParsableFactory<T> factory) {
    structureRead = true;
    T item = factory.create(this);
    if (item.getClass() == UntypedNode.class) {
      // Contract of kiota: a caller that requests an untyped node gets the subclass for the value.
      return (T) UntypedValues.node(json);
    }
    require(json.isJsonObject());
    Map<String, Consumer<ParseNode>> setters = item.getFieldDeserializers();
    for (Map.Entry<String, JsonElement> property : json.getAsJsonObject().entrySet()) {
      if (!assigned(property.getValue(), setters.get(property.getKey()))) {
        additionalData(item).put(property.getKey(), UntypedValues.value(property.getValue()));
      }
    }
    return item;
  }

  private static boolean assigned(JsonElement value, @Nullable Consumer<ParseNode> setter) {
    if (setter == null) {
      return false;
    }
    if (value.isJsonNull()) {
      return true;
    }
    try {
      WholeValueNode node = new WholeValueNode(value);
      setter.accept(node);
      return value.isJsonPrimitive() || node.structureRead;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Map<String, Object> additionalData(Parsable item) {
    require(item instanceof AdditionalDataHolder);
    return ((AdditionalDataHolder) item).getAdditionalData();
  }

  @Override
  public <T extends Parsable> List<T> getCollectionOfObjectValues(ParsableFactory<T> factory) {
    List<T> items = new ArrayList<>();
    for (JsonElement element : elements()) {
      items.add(new WholeValueNode(element).getObjectValue(factory));
    }
    return items;
  }

  @Override
  public <T> @Nullable List<T> getCollectionOfPrimitiveValues(Class<T> type) {
    elements().forEach(element -> requireExact(element, type));
    return super.getCollectionOfPrimitiveValues(type);
  }

  @Override
  public <T extends Enum<T>> List<T> getCollectionOfEnumValues(ValuedEnumParser<T> parser) {
    return whole(super.getCollectionOfEnumValues(parser), elements().size());
  }

  @Override
  public <T extends Enum<T>> EnumSet<T> getEnumSetValue(ValuedEnumParser<T> parser) {
    return whole(super.getEnumSetValue(parser), json.getAsString().split(",", -1).length);
  }

  @Override
  public <T extends Enum<T>> T getEnumValue(ValuedEnumParser<T> parser) {
    return present(super.getEnumValue(parser));
  }

  private static <C extends Collection<?>> C whole(@Nullable C values, int expected) {
    C read = present(values);
    require(read.size() == expected);
    return read;
  }

  private static <V> V present(@Nullable V value) {
    if (value == null) {
      throw unfit();
    }
    return value;
  }

  private Collection<JsonElement> elements() {
    structureRead = true;
    return json.getAsJsonArray().asList();
  }

  @Override
  public @Nullable Boolean getBooleanValue() {
    requireExact(json, Boolean.class);
    return super.getBooleanValue();
  }

  @Override
  public @Nullable Byte getByteValue() {
    requireExact(json, Byte.class);
    return super.getByteValue();
  }

  @Override
  public @Nullable Short getShortValue() {
    requireExact(json, Short.class);
    return super.getShortValue();
  }

  @Override
  public @Nullable Integer getIntegerValue() {
    requireExact(json, Integer.class);
    return super.getIntegerValue();
  }

  @Override
  public @Nullable Long getLongValue() {
    requireExact(json, Long.class);
    return super.getLongValue();
  }

  /** Throws an exception if the JSON library would convert the value. */
  private static void requireExact(JsonElement element, Class<?> type) {
    require(element.isJsonPrimitive());
    if (type == Boolean.class) {
      require(element.getAsJsonPrimitive().isBoolean());
    } else if (type == Byte.class) {
      element.getAsBigDecimal().byteValueExact();
    } else if (type == Short.class) {
      element.getAsBigDecimal().shortValueExact();
    } else if (type == Integer.class) {
      element.getAsBigDecimal().intValueExact();
    } else if (type == Long.class) {
      element.getAsBigDecimal().longValueExact();
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw unfit();
    }
  }

  private static IllegalArgumentException unfit() {
    return new IllegalArgumentException("the value does not fit the getter");
  }
}
