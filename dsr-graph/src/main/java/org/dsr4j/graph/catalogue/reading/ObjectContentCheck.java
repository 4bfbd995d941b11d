package org.dsr4j.graph.catalogue.reading;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.model.Content;

/**
 * What a single object says: Graph always returns the object, even if all requested properties are
 * empty.
 *
 * @param members the names of its members, without annotations and without members that are an
 *     object without any member: these say nothing
 * @param hasContent whether there is any value other than an id and annotations
 */
record ObjectContentCheck(Set<String> members, boolean hasContent) {

  /** The gap of an object that does not say that there are no data. */
  static final GraphFailure NOTHING_SAID =
      FailureMapping.unusable(
          GraphError.UNEXPECTED_ANSWER, "an object came without the properties that it must have");

  private static final JsonFactory JSON = new JsonFactory();
  private static final String ID = "id";

  /** The result of a function. For a result of null, OData has a response without a body. */
  private static final String RESULT = "value";

  static ObjectContentCheck of(Content object) {
    Set<String> members = new LinkedHashSet<>();
    boolean content = false;
    try (JsonParser json = JSON.createParser(object.bytes())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.contains("@")) {
          json.skipChildren();
          continue;
        }
        boolean isObject = json.currentToken() == JsonToken.START_OBJECT;
        Value value = value(json);
        if (!isObject || value.tokens() > 2) {
          members.add(name);
        }
        content |= value.hasContent() && !name.equals(ID);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("content was checked when it was created", e);
    }
    return new ObjectContentCheck(members, content);
  }

  /**
   * A value.
   *
   * @param tokens the number of its tokens; two for an object or a list without content
   * @param hasContent whether it contains anything other than null
   */
  private record Value(int tokens, boolean hasContent) {}

  /** Reads a value up to its end. */
  private static Value value(JsonParser json) throws IOException {
    int depth = 0;
    int tokens = 0;
    boolean any = false;
    JsonToken token = json.currentToken();
    while (true) {
      tokens++;
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      any |= token.isScalarValue() && token != JsonToken.VALUE_NULL;
      if (depth == 0) {
        return new Value(tokens, any);
      }
      token = json.nextToken();
    }
  }

  /** Whether it has its id, if this is selected: Graph never omits it. */
  boolean hasSelectedId(ReadFacts read, String cloud) {
    return read.selection == null || !read.selection.in(cloud).contains(ID) || members.contains(ID);
  }

  /** Whether it has any member. */
  boolean hasMembers() {
    return !members.isEmpty();
  }

  /**
   * Whether an object without content says that there are no data: it has the selected properties,
   * or its own id or properties if none are selected. Properties that Graph omits without a
   * permission are omitted when they are empty, too.
   */
  boolean isEmptyAnswerTo(ReadFacts read, String cloud) {
    if (read.selection == null) {
      return !members.isEmpty() && !members.equals(Set.of(RESULT));
    }
    List<String> asked =
        read.selection.in(cloud).stream().filter(property -> !property.equals(ID)).toList();
    return asked.isEmpty() || asked.stream().anyMatch(members::contains);
  }
}
