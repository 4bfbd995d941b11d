package org.dsr4j.testkit.internal.schema;

import java.util.Locale;

/** The kind of a property's value, as far as filters need it. */
public enum PropertyKind {
  /** Text. */
  STRING,
  /** A date, with or without a time. */
  DATE,
  /** True or false. */
  BOOLEAN,
  /** Any number. */
  NUMBER,
  /** A GUID, which is written without quotes in filters. */
  GUID,
  /** One of a list of names. */
  ENUM,
  /** An object with properties. */
  OBJECT,
  /** A list. */
  COLLECTION,
  /** A property of which only the name is published. */
  UNKNOWN;

  /**
   * Parses a kind in the notation of the files; the type that it refers to follows after a slash.
   */
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
