package org.dsr4j.graph.model;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Encodes all characters that have, or may have, a special meaning in a URL. */
final class PercentEncoding {

  private static final String UNRESERVED_MARKS = "-._~";
  private static final String HEX = "0123456789ABCDEF";

  private PercentEncoding() {}

  static String encode(String value) {
    ByteBuffer bytes = utf8(value);
    StringBuilder out = new StringBuilder(bytes.remaining() + 16);
    while (bytes.hasRemaining()) {
      int b = bytes.get() & 0xff;
      if (unreserved(b)) {
        out.append((char) b);
      } else {
        out.append('%').append(HEX.charAt(b >> 4)).append(HEX.charAt(b & 0xf));
      }
    }
    return out.toString();
  }

  private static ByteBuffer utf8(String value) {
    try {
      return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(value));
    } catch (CharacterCodingException e) {
      // The encoder would replace it with a question mark, and the request would name another
      // person.
      throw GraphRequest.invalid("a value contains half of a surrogate pair");
    }
  }

  private static boolean unreserved(int b) {
    return (b >= 'a' && b <= 'z')
        || (b >= 'A' && b <= 'Z')
        || (b >= '0' && b <= '9')
        || UNRESERVED_MARKS.indexOf(b) >= 0;
  }
}
