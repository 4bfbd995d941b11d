package org.dsr4j.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Checks that bytes are one JSON object in UTF-8 and drops the white space between its tokens. */
final class JsonText {

  private JsonText() {}

  static byte[] compact(byte[] json) {
    check(json);
    checkEncoding(json);
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
    return length == out.length ? out : Arrays.copyOf(out, length);
  }

  private static void check(byte[] json) {
    try (JsonParser parser = ContentScan.JSON.createParser(json)) {
      if (json.length == 0
          || json[0] == (byte) 0xEF
          || parser.nextToken() != JsonToken.START_OBJECT
          || parser.currentTokenLocation().getByteOffset() < 0) {
        throw invalid();
      }
      int depth = 1;
      while (depth > 0) {
        JsonToken token = parser.nextToken();
        if (token == null) {
          throw invalid();
        }
        if (token.isStructStart()) {
          depth++;
        } else if (token.isStructEnd()) {
          depth--;
        } else {
          parser.finishToken();
        }
      }
      if (parser.nextToken() != null) {
        throw invalid();
      }
    } catch (IOException e) {
      // The parser's own message may quote the content, so it is not handed on.
      throw invalid();
    }
  }

  /** The parser lets overlong forms, surrogates and code points beyond Unicode pass. */
  private static void checkEncoding(byte[] json) {
    int ascii = 0;
    while (ascii < json.length && json[ascii] >= 0) {
      ascii++;
    }
    if (ascii == json.length) {
      return;
    }
    CharsetDecoder strict = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer rest = ByteBuffer.wrap(json, ascii, json.length - ascii);
    CharBuffer sink = CharBuffer.allocate(Math.min(rest.remaining(), 8 * 1024));
    CoderResult result;
    do {
      sink.clear();
      result = strict.decode(rest, sink, true);
    } while (result.isOverflow());
    if (result.isError()) {
      throw invalid();
    }
  }

  static DsrException invalid() {
    return new DsrException(
        DsrError.INVALID_CONTENT, "A record's content must be one JSON object in UTF-8");
  }
}
