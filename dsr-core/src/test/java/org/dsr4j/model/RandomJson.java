package org.dsr4j.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random JSON trees that keep the exact text of every token. */
final class RandomJson {

  /** A JSON value. */
  sealed interface Node {}

  /** A string, number, boolean or null with its text and its value. */
  record Scalar(String lexeme, String meaning) implements Node {
    boolean isNull() {
      return lexeme.equals("null");
    }
  }

  record Items(List<Node> nodes) implements Node {}

  record Props(List<Prop> props) implements Node {}

  record Prop(Scalar name, Node value) {}

  private static final List<Scalar> NAMES =
      List.of(
          new Scalar("\"a\"", "a"),
          new Scalar("\"b\"", "b"),
          new Scalar("\"c\"", "c"),
          new Scalar("\"\\u0061\"", "a"),
          new Scalar("\"\"", ""),
          new Scalar("\"@odata.type\"", "@odata.type"),
          new Scalar("\"größe 😀\"", "größe 😀"));

  private static final List<String> NUMBERS =
      List.of("0", "-0", "1.10", "1E+2", "9007199254740993", "-12.50e-10", "1e400", "0.0000");

  private static final List<Scalar> PIECES =
      List.of(
          new Scalar("x", "x"),
          new Scalar(" \\t ", " \t "),
          new Scalar("{[:,]}", "{[:,]}"),
          new Scalar("\\\"", "\""),
          new Scalar("\\\\", "\\"),
          new Scalar("\\/", "/"),
          new Scalar("\\u00e9", "é"),
          new Scalar("é", "é"),
          new Scalar("😀", "😀"),
          new Scalar("\\ud83d\\ude00", "😀"),
          new Scalar("\\ud800", "\ud800"),
          new Scalar("\u2028", "\u2028"),
          new Scalar("\\u0000", "\u0000"));

  private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\r\n", "\t", "   ");

  private final Random random;

  RandomJson(Random random) {
    this.random = random;
  }

  Props object() {
    return object(4);
  }

  private Props object(int depth) {
    List<Prop> props = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      props.add(new Prop(pick(NAMES), value(depth - 1)));
    }
    return new Props(props);
  }

  private Node value(int depth) {
    int kind = random.nextInt(depth > 0 ? 10 : 6);
    return switch (kind) {
      case 0 -> new Scalar("null", "null");
      case 1 -> new Scalar(random.nextBoolean() ? "true" : "false", "");
      case 2, 3 -> number();
      case 4, 5 -> string();
      case 6, 7 -> items(depth);
      default -> object(depth);
    };
  }

  private Items items(int depth) {
    List<Node> nodes = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      nodes.add(value(depth - 1));
    }
    return new Items(nodes);
  }

  private Scalar number() {
    String lexeme = random.nextBoolean() ? pick(NUMBERS) : Long.toString(random.nextLong());
    return new Scalar(lexeme, lexeme);
  }

  private Scalar string() {
    StringBuilder lexeme = new StringBuilder("\"");
    StringBuilder meaning = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      Scalar piece = pick(PIECES);
      lexeme.append(piece.lexeme());
      meaning.append(piece.meaning());
    }
    return new Scalar(lexeme.append('"').toString(), meaning.toString());
  }

  FieldPath path() {
    List<String> segments = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String name = pick(NAMES).meaning();
      segments.add(name.isEmpty() ? "a" : name);
    }
    return new FieldPath(segments);
  }

  /** Returns the tokens with random white space between them. */
  String spaced(Node node) {
    StringBuilder text = new StringBuilder(pick(SPACES));
    for (String token : tokens(node)) {
      text.append(token).append(pick(SPACES));
    }
    return text.toString();
  }

  /** Returns the tokens without white space. */
  static String compact(Node node) {
    return String.join("", tokens(node));
  }

  static List<String> tokens(Node node) {
    List<String> tokens = new ArrayList<>();
    if (node instanceof Scalar scalar) {
      tokens.add(scalar.lexeme());
    } else if (node instanceof Items items) {
      tokens.add("[");
      for (Node item : items.nodes()) {
        separate(tokens, "[");
        tokens.addAll(tokens(item));
      }
      tokens.add("]");
    } else if (node instanceof Props props) {
      tokens.add("{");
      for (Prop prop : props.props()) {
        separate(tokens, "{");
        tokens.add(prop.name().lexeme());
        tokens.add(":");
        tokens.addAll(tokens(prop.value()));
      }
      tokens.add("}");
    }
    return tokens;
  }

  private static void separate(List<String> tokens, String opening) {
    if (tokens.size() > 1 || !tokens.get(0).equals(opening)) {
      tokens.add(",");
    }
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
