package org.dsr4j.graph.internal.paging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

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
    if (empty
        || name.equals("id")
        || (MemberNames.isAnnotation(name) && !MemberNames.seemsError(name))) {
      return;
    }
    if (MemberNames.seemsError(name)) {
      error = true;
    } else if (MemberNames.seemsCode(name)) {
      code = true;
    } else if (MemberNames.seemsMessage(name)) {
      message = true;
    } else {
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

  /** Whether there is data: then the object is no error, whatever its other members are. */
  boolean hasData() {
    return data;
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
