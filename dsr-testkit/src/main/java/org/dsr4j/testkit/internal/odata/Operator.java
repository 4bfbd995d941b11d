package org.dsr4j.testkit.internal.odata;

import org.jspecify.annotations.Nullable;

/** The comparisons of a filter. */
enum Operator {
  EQ("Equal"),
  NE("NotEqual"),
  GT("GreaterThan"),
  GE("GreaterThanOrEqual"),
  LT("LessThan"),
  LE("LessThanOrEqual");

  private final String title;

  Operator(String title) {
    this.title = title;
  }

  /** The operator's name in Graph's error messages. */
  String title() {
    return title;
  }

  boolean holds(int comparison) {
    return switch (this) {
      case EQ -> comparison == 0;
      case NE -> comparison != 0;
      case GT -> comparison > 0;
      case GE -> comparison >= 0;
      case LT -> comparison < 0;
      case LE -> comparison <= 0;
    };
  }

  static @Nullable Operator of(String word) {
    return switch (word) {
      case "eq" -> EQ;
      case "ne" -> NE;
      case "gt" -> GT;
      case "ge" -> GE;
      case "lt" -> LT;
      case "le" -> LE;
      default -> null;
    };
  }
}
