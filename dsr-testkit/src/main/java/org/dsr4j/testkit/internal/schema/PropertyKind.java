package org.dsr4j.testkit.internal.schema;

import java.util.Locale;

/** What a property holds, as far as a filter cares. */
public enum PropertyKind {
  /** Text. */
  STRING,
  /** A date, with or without a time. */
  DATE,
  /** True or false. */
  BOOLEAN,
  /** Any number. */
  NUMBER,
  /** A GUID, which filters spell without quotes. */
  GUID,
  /** One of a list of names. */
  ENUM,
  /** An object with properties of its own. */
  OBJECT,
  /** A list. */
  COLLECTION,
  /** Published by name only. */
  UNKNOWN;

  /** Reads a kind as the files spell it; behind a slash stands what it refers to. */
  static PropertyKind of(String spelt) {
    int slash = spelt.indexOf('/');
    String letter = slash < 0 ? spelt : spelt.substring(0, slash);
    return switch (letter.toLowerCase(Locale.ROOT)) {
      case "" -> STRING;
      case "d" -> DATE;
      case "b" -> BOOLEAN;
      case "n" -> NUMBER;
      case "g" -> GUID;
      case "e" -> ENUM;
      case "o" -> OBJECT;
      case "c" -> COLLECTION;
      case "?" -> UNKNOWN;
      default -> throw new IllegalArgumentException("unknown property kind " + letter);
    };
  }
}
