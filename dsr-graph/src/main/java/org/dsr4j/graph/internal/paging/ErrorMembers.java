package org.dsr4j.graph.internal.paging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.dsr4j.graph.model.GraphJson;

/**
 * Detects an error in the place of an object: members of an error, and beside them no data except
 * an id. Objects that have such members and data are no errors.
 */
final class ErrorMembers {

  private boolean error;
  private boolean code;
  private boolean message;
  private boolean data;

  /**
   * Takes a member into account.
   *
   * @param empty whether its value is null, or an empty text, array or object
   */
  void add(String name, boolean empty) {
    if (empty || (MemberNames.isAnnotation(name) && !MemberNames.seemsError(name))) {
      return;
    }
    if (MemberNames.seemsError(name)) {
      error = true;
    } else if (MemberNames.seemsCode(name)) {
      code = true;
    } else if (MemberNames.seemsMessage(name)) {
      message = true;
    } else if (!name.equals("id")) {
      data = true;
    }
  }

  /** Whether the members are those of an error. */
  boolean isError() {
    return !data && isReported();
  }

  /** Whether an error is reported, beside any data. */
  boolean isReported() {
    return error || (code && message);
  }

  /** Whether a row of a list is an error in its place; most rows show it by their first member. */
  static boolean isRow(byte[] row) {
    ErrorMembers members = new ErrorMembers();
    try (JsonParser json = GraphJson.FACTORY.createParser(row)) {
      json.nextToken();
      while (!members.data && json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        members.add(name, isEmpty(json, json.nextToken()));
      }
      return members.isError();
    } catch (IOException e) {
      // The reader of the row reports that it is malformed.
      return false;
    }
  }

  /** Reads a value up to its end; returns whether it is empty. */
  static boolean isEmpty(JsonParser json, JsonToken value) throws IOException {
    if (value == JsonToken.VALUE_NULL) {
      return true;
    }
    if (value == JsonToken.VALUE_STRING) {
      return json.getTextLength() == 0;
    }
    if (!value.isStructStart()) {
      return false;
    }
    int depth = 1;
    boolean empty = true;
    while (depth > 0) {
      JsonToken token = json.nextToken();
      if (token == null) {
        return false;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      empty &= depth == 0;
    }
    return empty;
  }
}
