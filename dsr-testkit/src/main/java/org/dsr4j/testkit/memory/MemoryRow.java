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
 * @param id its id, unique within its source
 * @param json one JSON object, as a test added it
 * @param attachment its attachment, or null
 */
record MemoryRow(String id, String json, @Nullable Attachment attachment) {

  /** A binary attachment of a row. */
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

  /** The same row without some of its top-level properties. */
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
