package org.dsr4j.model;

import java.util.Arrays;

/**
 * Checks that bytes are one JSON object in UTF-8, and removes the white space between its tokens.
 */
final class JsonText {

  private JsonText() {}

  /** Returns the same array when there is no white space to remove. */
  static byte[] compact(byte[] json) {
    return JsonCheck.spaced(json) ? withoutSpace(json) : json;
  }

  private static byte[] withoutSpace(byte[] json) {
    byte[] out = new byte[json.length];
    int length = 0;
    boolean inString = false;
    for (int i = 0; i < json.length; i++) {
      byte b = json[i];
      if (inString) {
        out[length++] = b;
        if (b == '\\') {
          out[length++] = json[++i];
        } else if (b == '"') {
          inString = false;
        }
      } else if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        out[length++] = b;
        inString = b == '"';
      }
    }
    return Arrays.copyOf(out, length);
  }

  static DsrException invalid() {
    return new DsrException(
        DsrError.INVALID_CONTENT, "A record's content must be one JSON object in UTF-8");
  }
}
