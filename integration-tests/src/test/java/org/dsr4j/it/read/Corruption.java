package org.dsr4j.it.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedResponse;
import org.jspecify.annotations.Nullable;

/**
 * What may be wrong with one successful answer, at a random place.
 *
 * <p>Not here, because no reader can see it: a row that is left out where nothing counts the rows;
 * a link to the next page that is left out there; another text in a field; a row of somebody else
 * instead of the person's in a list of everybody; a field of one row, or of an object, that is null
 * or empty, which says that there is no value; a property of an object that is left out where no
 * request names the properties.
 */
enum Corruption {
  MEMBER_DROPPED,
  MEMBER_NULL,
  MEMBER_RENAMED,
  MEMBER_OF_ANOTHER_TYPE,
  MEMBER_EMPTY,
  NUMBER_FOR_TEXT,
  DATE_CHANGED,
  ERROR_IN_AN_OBJECT,
  MEMBER_TWICE,
  ROW_NOT_AN_OBJECT,
  ROWS_TWICE,
  ROWS_CUT_BUT_COUNTED,
  ROWS_RENAMED,
  ROWS_MISSING,
  LINK_RENAMED,
  LINK_OF_ANOTHER_TYPE,
  LINK_TO_ITSELF,
  CUT_OFF,
  CHANGED_BYTE,
  OTHER_BODY,
  OTHER_STATUS;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final JsonNodeFactory NEW = JsonNodeFactory.instance;
  private static final String LINK = "@odata.nextLink";
  private static final String ERROR =
      "{\"code\":\"serviceNotAvailable\",\"message\":\"Try again later.\"}";

  /** Returns the damaged answer; null when the answer has no such place. */
  @Nullable SimulatedResponse in(SimulatedResponse answer, Random random) {
    byte[] body = answer.body();
    return switch (this) {
      case CUT_OFF ->
          body.length == 0 ? null : answer.body(Arrays.copyOf(body, random.nextInt(body.length)));
      case CHANGED_BYTE -> isJson(answer) || body.length == 0 ? null : changedByte(answer, random);
      case OTHER_BODY -> answer.body(pick(random, "", "{}", "[7]", "null", "<html></html>", ERROR));
      case OTHER_STATUS ->
          SimulatedResponse.bytes(
              random.nextBoolean() ? 202 : 206, "application/json", answer.body());
      default -> inJson(answer, random);
    };
  }

  /** Whether no reader can see it in the answer to a request. */
  boolean isInvisible(RecordedRequest request) {
    return switch (this) {
      // A number of rows is that of the page or of the whole list.
      case ROWS_CUT_BUT_COUNTED -> request.query().contains("skiptoken");
      case MEMBER_DROPPED ->
          (!request.query().contains("$select")
                  && request.path().contains("retrieveUserRoleDetail"))
              // Graph omits these when they are empty.
              || request.query().endsWith("customSecurityAttributes")
              || request.query().endsWith("signInActivity");
      default -> false;
    };
  }

  private static boolean isJson(SimulatedResponse answer) {
    return answer.text().startsWith("{");
  }

  private static SimulatedResponse changedByte(SimulatedResponse answer, Random random) {
    byte[] body = answer.body();
    body[random.nextInt(body.length)] ^= (byte) (1 << random.nextInt(8));
    return answer.body(body);
  }

  private @Nullable SimulatedResponse inJson(SimulatedResponse answer, Random random) {
    if (!isJson(answer)) {
      return null;
    }
    try {
      ObjectNode page = (ObjectNode) JSON.readTree(answer.text());
      if (this == MEMBER_TWICE) {
        return answer.body(twice(page, random));
      }
      boolean changed = page.get("value") instanceof ArrayNode rows && ofList(page, rows, random);
      return changed || inAnyObject(page, random) ? answer.body(page.toString()) : null;
    } catch (JsonProcessingException e) {
      throw new AssertionError("the simulated tenant sent no JSON", e);
    }
  }

  private boolean ofList(ObjectNode page, ArrayNode rows, Random random) {
    switch (this) {
      case ROW_NOT_AN_OBJECT -> {
        if (rows.isEmpty() || !rows.get(0).isObject()) {
          return false;
        }
        rows.set(random.nextInt(rows.size()), anyValue(random));
      }
      case ROWS_TWICE -> rows.addAll(rows.deepCopy());
      case ROWS_CUT_BUT_COUNTED -> {
        if (rows.isEmpty() || page.has(LINK)) {
          return false;
        }
        page.put("@odata.count", rows.size());
        rows.remove(random.nextInt(rows.size()));
      }
      case ROWS_RENAMED ->
          page.set(pick(random, "Value", "values", "items", "@odata.value"), page.remove("value"));
      case ROWS_MISSING -> page.remove("value");
      case LINK_RENAMED, LINK_OF_ANOTHER_TYPE, LINK_TO_ITSELF -> {
        if (!page.has(LINK)) {
          return false;
        }
        link(page, random);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void link(ObjectNode page, Random random) {
    JsonNode link = page.remove(LINK);
    switch (this) {
      case LINK_RENAMED ->
          page.set(
              pick(random, "nextLink", "odata.nextLink", "@odata.nextlink", "@nextLink"), link);
      case LINK_TO_ITSELF ->
          page.put(LINK, link.asText().replaceFirst("skiptoken=[^&]*", "skiptoken=unknown"));
      default -> page.set(LINK, random.nextBoolean() ? NEW.nullNode() : anyValue(random));
    }
  }

  /** Changes one member of an object at any depth. */
  private boolean inAnyObject(ObjectNode page, Random random) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(page, objects);
    ObjectNode object = objects.get(random.nextInt(objects.size()));
    if (this == ERROR_IN_AN_OBJECT) {
      error(object, random);
      return true;
    }
    List<Map.Entry<String, JsonNode>> members = List.copyOf(object.properties());
    if (members.isEmpty()) {
      return false;
    }
    Map.Entry<String, JsonNode> member = members.get(random.nextInt(members.size()));
    return change(page, object, member.getKey(), member.getValue(), random);
  }

  private boolean change(
      ObjectNode page, ObjectNode object, String name, JsonNode value, Random random) {
    boolean ofPage = object == page && page.has("value");
    boolean empties = this == MEMBER_NULL || this == MEMBER_EMPTY;
    if (name.equals(LINK) || (empties && !ofPage)) {
      // Without a link, a page is the last one. A property without a value says: no data.
      return false;
    }
    switch (this) {
      case MEMBER_DROPPED -> object.remove(name);
      case MEMBER_NULL -> object.putNull(name);
      case MEMBER_RENAMED -> {
        object.remove(name);
        object.set(pick(random, name.toUpperCase(Locale.ROOT), name + "s", "x"), value);
      }
      case MEMBER_OF_ANOTHER_TYPE -> object.set(name, otherType(value, random));
      case MEMBER_EMPTY -> {
        if (value.isArray()) {
          // An empty array is a list without elements: no reader can see what was in it.
          return false;
        }
        object.set(name, value.isObject() ? NEW.objectNode() : NEW.textNode(""));
      }
      case NUMBER_FOR_TEXT -> {
        if (!value.isTextual()) {
          return false;
        }
        object.put(name, random.nextInt());
      }
      case DATE_CHANGED -> {
        if (!value.isTextual() || !value.asText().matches("\\d{4}-\\d\\d-\\d\\d.*")) {
          return false;
        }
        object.put(name, pick(random, "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "soon"));
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static void error(ObjectNode object, Random random) {
    if (random.nextBoolean()) {
      object.removeAll();
    }
    ObjectNode error = NEW.objectNode().put("code", "internalServerError").put("message", "No.");
    if (random.nextBoolean()) {
      object.set(pick(random, "error", "Error", "odata.error", "errors"), error);
    } else {
      object.setAll(error);
    }
  }

  private static String twice(ObjectNode page, Random random) {
    List<String> names = new ArrayList<>();
    page.fieldNames().forEachRemaining(names::add);
    String name = names.get(random.nextInt(names.size()));
    String again = JSON.createObjectNode().set(name, anyValue(random)).toString();
    String body = page.toString();
    return random.nextBoolean()
        ? body.substring(0, body.length() - 1) + "," + again.substring(1)
        : again.substring(0, again.length() - 1) + "," + body.substring(1);
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private static JsonNode otherType(JsonNode value, Random random) {
    JsonNode other = anyValue(random);
    while (other.isNull() || other.getNodeType() == value.getNodeType()) {
      other = anyValue(random);
    }
    return other;
  }

  private static JsonNode anyValue(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> NEW.nullNode();
      case 1 -> NEW.numberNode(random.nextInt());
      case 2 -> NEW.booleanNode(random.nextBoolean());
      case 3 -> NEW.textNode("x");
      case 4 -> NEW.objectNode().put("x", "x");
      default -> NEW.arrayNode().add(NEW.objectNode().put("x", "x"));
    };
  }

  private static String pick(Random random, String... texts) {
    return texts[random.nextInt(texts.length)];
  }
}
