package org.dsr4j.testkit.internal.store;

import java.util.Map;
import org.dsr4j.testkit.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * A generated row, which returns in each version the properties that the version publishes.
 *
 * @param type its entity type
 * @param text one JSON object
 */
record TypedRow(String type, String text) implements Row {

  @Override
  public @Nullable String member(String name) {
    return RawJson.member(text, name);
  }

  @Override
  public Map<String, String> members() {
    return RawJson.members(text);
  }
}
