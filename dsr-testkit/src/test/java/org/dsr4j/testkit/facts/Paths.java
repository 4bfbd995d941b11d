package org.dsr4j.testkit.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Resolves path templates in a schema. */
final class Paths {

  private static final String NOWHERE = "";

  private final Schema schema;

  Paths(Schema schema) {
    this.schema = schema;
  }

  /** Returns whether a schema has a path, such as {@code /users/{user-id}/manager}. */
  boolean has(String template) {
    List<String> segments = List.of(template.substring(1).split("/", -1));
    String at = "";
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (segment.startsWith("$")) {
        return true;
      }
      at = i == 0 ? entry(segment) : step(at, segment);
      if (at.equals(NOWHERE)) {
        return false;
      }
    }
    return true;
  }

  private String entry(String segment) {
    int key = segment.indexOf('(');
    String at = schema.entries.getOrDefault(key < 0 ? segment : segment.substring(0, key), NOWHERE);
    return key < 0 ? at : item(at);
  }

  private String step(String at, String segment) {
    if (segment.startsWith("{")) {
      return item(at);
    }
    if (segment.startsWith("graph.")) {
      String cast = Schema.plain(segment);
      return !schema.types.containsKey(cast)
          ? NOWHERE
          : at.startsWith("(") ? "(" + cast + ")" : cast;
    }
    String member = at.startsWith("(") ? null : schema.member(at, segment);
    if (member == null) {
      return operation(at, segment);
    }
    return member;
  }

  private String operation(String at, String segment) {
    int open = segment.indexOf('(');
    String name = open < 0 ? segment : segment.substring(0, open);
    String arguments = open < 0 ? "" : segment.substring(open + 1, segment.length() - 1);
    Set<String> names = new TreeSet<>();
    for (String argument : arguments.isEmpty() ? new String[0] : arguments.split(",", -1)) {
      names.add(argument.substring(0, argument.indexOf('=')));
    }
    for (Schema.Operation operation : schema.operations) {
      boolean fits =
          operation.name().equals(name)
              && isBound(at, operation.boundTo())
              && (open < 0 || names.equals(new TreeSet<>(operation.parameters())));
      if (fits) {
        return operation.returns().isEmpty() ? "void" : operation.returns();
      }
    }
    return NOWHERE;
  }

  private boolean isBound(String at, String to) {
    boolean lists = at.startsWith("(") == to.startsWith("(");
    return lists && schema.isKindOf(bare(at), bare(to));
  }

  private static String item(String at) {
    return at.startsWith("(") ? bare(at) : NOWHERE;
  }

  static String bare(String type) {
    return type.startsWith("(") ? type.substring(1, type.length() - 1) : type;
  }

  /** Returns a line's words. */
  static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
