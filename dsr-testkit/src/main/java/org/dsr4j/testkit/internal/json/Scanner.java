package org.dsr4j.testkit.internal.json;

/** Iterates over the members of one object or the elements of one array. */
final class Scanner {

  private final String text;
  private int at;
  private int nameStart;
  private int nameEnd;
  private int valueStart;
  private int valueEnd;

  Scanner(String text) {
    this.text = text;
    skipSpace();
    at++; // the opening bracket
  }

  boolean nextMember() {
    if (!atNext()) {
      return false;
    }
    nameStart = at;
    skipString();
    nameEnd = at;
    skipSpace();
    at++; // the colon
    readValue();
    return true;
  }

  boolean nextElement() {
    if (!atNext()) {
      return false;
    }
    readValue();
    return true;
  }

  String name() {
    return RawJson.unquote(text.substring(nameStart, nameEnd));
  }

  /** Compares without creating a string, because filters do this for every member of every row. */
  boolean nameIs(String name) {
    int length = nameEnd - nameStart - 2;
    if (length == name.length() && text.startsWith(name, nameStart + 1)) {
      return true;
    }
    return text.substring(nameStart, nameEnd).indexOf('\\') >= 0 && name().equals(name);
  }

  String value() {
    return text.substring(valueStart, valueEnd);
  }

  private boolean atNext() {
    skipSpace();
    if (text.charAt(at) == ',') {
      at++;
      skipSpace();
    }
    return text.charAt(at) != '}' && text.charAt(at) != ']';
  }

  private void readValue() {
    skipSpace();
    valueStart = at;
    switch (text.charAt(at)) {
      case '"' -> skipString();
      case '{', '[' -> skipNested();
      default -> skipScalar();
    }
    valueEnd = at;
  }

  private void skipSpace() {
    while (text.charAt(at) <= ' ') {
      at++;
    }
  }

  private void skipString() {
    at++;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private void skipNested() {
    int depth = 0;
    do {
      char c = text.charAt(at);
      if (c == '"') {
        skipString();
        continue;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      at++;
    } while (depth > 0);
  }

  private void skipScalar() {
    while (at < text.length() && ",}] \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
  }
}
