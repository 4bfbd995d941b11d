package org.dsr4j.testkit.memory;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dsr4j.model.FieldPath;
import org.dsr4j.testkit.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * A row as the service sends it.
 *
 * @param id what tells it from the other rows of its source
 * @param json one JSON object, as a test put it in
 * @param attachment what belongs to it, or null
 */
record MemoryRow(String id, String json, @Nullable Attachment attachment) {

  /** Something binary that belongs to a row. */
  static final class Attachment {
    private final String mediaType;
    private final byte[] bytes;

    Attachment(String mediaType, byte[] bytes) {
      this.mediaType = mediaType;
      this.bytes = bytes.clone();
    }

    String mediaType() {
      return mediaType;
    }

    InputStream bytes() {
      return new ByteArrayInputStream(bytes);
    }
  }

  /** The same row without some of its properties; those inside others are not reached. */
  MemoryRow without(List<FieldPath> fields) {
    List<String> names = fields.stream().map(FieldPath::toString).toList();
    Map<String, String> members = RawJson.members(json);
    if (names.stream().noneMatch(members::containsKey)) {
      return this;
    }
    String rest =
        members.entrySet().stream()
            .filter(member -> !names.contains(member.getKey()))
            .map(member -> RawJson.quote(member.getKey()) + ":" + member.getValue())
            .collect(Collectors.joining(",", "{", "}"));
    return new MemoryRow(id, rest, attachment);
  }

  @Override
  public String toString() {
    return "MemoryRow[***]";
  }
}
