package org.dsr4j.testkit.internal.store;

import java.util.List;

/**
 * A placeholder of a template, parsed once and replaced many times.
 *
 * @param name a kind of value, or the name of a subject
 * @param argument the text after the colon or the dot, empty when there is none
 * @param number the argument as a number, zero when it is not a number
 * @param choices the argument as a list
 * @param isProperty whether it is a subject's property
 */
record TemplatePlaceholder(
    String name, String argument, int number, List<String> choices, boolean isProperty) {

  /** Parses the text between the braces. */
  static TemplatePlaceholder of(String text) {
    int colon = text.indexOf(':');
    int dot = text.indexOf('.');
    if (colon < 0 && dot >= 0) {
      return new TemplatePlaceholder(
          text.substring(0, dot), text.substring(dot + 1), 0, List.of(), true);
    }
    if (text.startsWith("time+")) {
      return new TemplatePlaceholder(
          "time", "", Integer.parseInt(text.substring(5)), List.of(), false);
    }
    String name = colon < 0 ? text : text.substring(0, colon);
    String argument = colon < 0 ? "" : text.substring(colon + 1);
    int number = argument.matches("\\d{1,9}") ? Integer.parseInt(argument) : 0;
    return new TemplatePlaceholder(name, argument, number, List.of(argument.split(",", -1)), false);
  }
}
