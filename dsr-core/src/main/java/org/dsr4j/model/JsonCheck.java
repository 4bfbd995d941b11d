package org.dsr4j.model;

/**
 * Checks in one pass that bytes are one JSON object in strict UTF-8.
 *
 * <p>Not based on a parser, because every record is checked twice: a parser would also decode the
 * values, and accepts overlong UTF-8 sequences and surrogates.
 */
final class JsonCheck {

  private static final int MAX_NAME = 50_000;
  private static final int MAX_NUMBER = 10_000;

  private final byte[] json;
  private int at;
  private boolean spaced;

  private JsonCheck(byte[] json) {
    this.json = json;
  }

  /**
   * Checks the bytes.
   *
   * @return whether there is white space between the tokens
   * @throws DsrException with {@link DsrError#INVALID_CONTENT}
   */
  static boolean spaced(byte[] json) {
    JsonCheck check = new JsonCheck(json);
    check.skipSpace();
    check.expect('{');
    check.object(1);
    check.skipSpace();
    check.require(check.at == json.length);
    return check.spaced;
  }

  /** Returns the next byte, or zero at the end, which is not a valid token. */
  private byte peek() {
    return at < json.length ? json[at] : 0;
  }

  private void expect(char ascii) {
    require(peek() == ascii);
    at++;
  }

  private void require(boolean holds) {
    if (!holds) {
      throw JsonText.invalid();
    }
  }

  private void skipSpace() {
    byte b = peek();
    while (b == ' ' || b == '\n' || b == '\r' || b == '\t') {
      spaced = true;
      at++;
      b = peek();
    }
  }

  private void object(int depth) {
    require(depth <= ContentScan.MAX_NESTING);
    skipSpace();
    if (peek() == '}') {
      at++;
      return;
    }
    while (true) {
      expect('"');
      int start = at;
      string();
      require(at - start <= MAX_NAME);
      skipSpace();
      expect(':');
      value(depth);
      if (peek() == '}') {
        at++;
        return;
      }
      expect(',');
      skipSpace();
    }
  }

  private void array(int depth) {
    require(depth <= ContentScan.MAX_NESTING);
    skipSpace();
    if (peek() == ']') {
      at++;
      return;
    }
    while (true) {
      value(depth);
      if (peek() == ']') {
        at++;
        return;
      }
      expect(',');
    }
  }

  /** A value and the white space around it. */
  private void value(int depth) {
    skipSpace();
    byte first = peek();
    switch (first) {
      case '"' -> {
        at++;
        string();
      }
      case '{' -> {
        at++;
        object(depth + 1);
      }
      case '[' -> {
        at++;
        array(depth + 1);
      }
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      default -> number();
    }
    skipSpace();
  }

  private void literal(String word) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
  }

  private void number() {
    int start = at;
    if (peek() == '-') {
      at++;
    }
    if (peek() == '0') {
      at++;
    } else {
      digits();
    }
    if (peek() == '.') {
      at++;
      digits();
    }
    if (peek() == 'e' || peek() == 'E') {
      at++;
      if (peek() == '+' || peek() == '-') {
        at++;
      }
      digits();
    }
    require(at - start <= MAX_NUMBER);
  }

  private void digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    require(at > start);
  }

  /** Reads from after the opening quote to after the closing quote. */
  private void string() {
    byte[] bytes = json;
    int i = at;
    while (true) {
      // Bytes of non-ASCII characters are negative, so this comparison stops at them too.
      while (i < bytes.length && bytes[i] >= ' ' && bytes[i] != '"' && bytes[i] != '\\') {
        i++;
      }
      at = i;
      byte b = peek();
      if (b == '"') {
        at++;
        return;
      }
      require(b == '\\' || b < 0);
      if (b < 0) {
        character();
      } else {
        escape();
      }
      i = at;
    }
  }

  private void escape() {
    at++;
    byte kind = peek();
    require(kind > 0 && "\"\\/bfnrtu".indexOf(kind) >= 0);
    at++;
    for (int i = 0; kind == 'u' && i < 4; i++) {
      require(Character.digit(peek(), 16) >= 0);
      at++;
    }
  }

  /** Reads a character of two to four bytes. */
  private void character() {
    int lead = json[at++] & 0xff;
    require(lead >= 0xc2 && lead <= 0xf4);
    // Rejects overlong sequences, surrogates and values above the last code point.
    int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    int more = lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
    for (int i = 0; i < more; i++) {
      int b = peek() & 0xff;
      require(b >= low && b <= high);
      low = 0x80;
      high = 0xbf;
      at++;
    }
  }
}
