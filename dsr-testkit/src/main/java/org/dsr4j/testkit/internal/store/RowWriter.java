package org.dsr4j.testkit.internal.store;

import java.util.Map;
import org.dsr4j.testkit.internal.json.RawJson;

/** Joins members into the text of one object. */
final class RowWriter {

  private final StringBuilder out = new StringBuilder("{");

  RowWriter member(String name, String value) {
    if (out.length() > 1) {
      out.append(',');
    }
    out.append(RawJson.quote(name)).append(':').append(value);
    return this;
  }

  RowWriter members(Map<String, String> members) {
    members.forEach(this::member);
    return this;
  }

  @Override
  public String toString() {
    return out + "}";
  }
}
