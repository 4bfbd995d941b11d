package org.dsr4j.graph.internal.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes up rows, compact and as odd as JSON allows. */
final class JsonRows {

  private static final String[] NUMBERS = {
    "0",
    "-0",
    "9007199254740993",
    "1.10",
    "1E+2",
    "1e-7",
    "-12.50",
    "123456789012345678901234567890"
  };
  private static final String[] PIECES = {
    "a",
    " ",
    "\\n",
    "\\\\",
    "\\\"",
    "\\/",
    "\\u00e4",
    "\\ud83d\\ude00",
    "\\ud800",
    "\u00e4",
    "\u20ac",
    "\uD83D\uDE00",
    "\u007f",
    "2024-01-01T00:00:00.1234567Z",
    "]",
    "}",
    ",",
    "{",
    "["
  };

  private final Random random;

  JsonRows(Random random) {
    this.random = random;
  }

  List<String> rows(int most) {
    List<String> rows = new ArrayList<>();
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      rows.add(object(4));
    }
    return rows;
  }

  String object(int depth) {
    List<String> members = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      // The parser refuses half a surrogate pair in a name, and with it the page.
      members.add(string().replace("\\ud800", "") + ":" + value(depth - 1));
    }
    return "{" + String.join(",", members) + "}";
  }

  /** White space between tokens. */
  String space() {
    return " \n\r\t".substring(random.nextInt(4)).repeat(random.nextInt(2));
  }

  private String value(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> "null";
      case 1 -> String.valueOf(random.nextBoolean());
      case 2 -> NUMBERS[random.nextInt(NUMBERS.length)];
      case 3, 4 -> string();
      case 5 -> object(depth);
      default -> array(depth);
    };
  }

  private String array(int depth) {
    List<String> elements = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      elements.add(value(depth - 1));
    }
    return "[" + String.join(",", elements) + "]";
  }

  private String string() {
    StringBuilder text = new StringBuilder("\"");
    for (int i = random.nextInt(random.nextInt(20) == 0 ? 3_000 : 6); i > 0; i--) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.append('"').toString();
  }
}
