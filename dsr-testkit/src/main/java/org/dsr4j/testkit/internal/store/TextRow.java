package org.dsr4j.testkit.internal.store;

import java.util.Map;
import org.dsr4j.testkit.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * A row that consists of text only and is returned token by token.
 *
 * @param text one JSON object
 */
public record TextRow(String text) implements Row {

  @Override
  public @Nullable String member(String name) {
    return RawJson.member(text, name);
  }

  @Override
  public Map<String, String> members() {
    return RawJson.members(text);
  }

  @Override
  public @Nullable String type() {
    return null;
  }
}
