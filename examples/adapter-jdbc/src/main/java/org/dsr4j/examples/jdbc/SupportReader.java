package org.dsr4j.examples.jdbc;

import java.util.List;
import org.dsr4j.model.ActionSupport;

/** Parses the declaration of a mapping for an action that this adapter does not support. */
final class SupportReader {

  private static final List<String> WAYS =
      List.of("follows", "redirected", "impossible", "notYet", "notApplicable");

  private SupportReader() {}

  static ActionSupport read(Section section) {
    List<String> ways = WAYS.stream().filter(section::has).toList();
    if (ways.size() != 1) {
      section.problem("", "must say one of " + WAYS);
    }
    ActionSupport support =
        ways.isEmpty() ? new ActionSupport.NotImplemented("") : of(section, ways.get(0));
    section.end();
    return support;
  }

  private static ActionSupport of(Section section, String way) {
    return switch (way) {
      case "notYet" -> new ActionSupport.NotImplemented(section.require(way));
      case "notApplicable" -> new ActionSupport.NotApplicable(section.require(way));
      default -> inWords(section.section(way), way);
    };
  }

  private static ActionSupport inWords(Section words, String way) {
    ActionSupport support =
        switch (way) {
          case "follows" ->
              new ActionSupport.Follows(words.require("source"), words.require("within"));
          case "redirected" ->
              new ActionSupport.Redirected(words.require("where"), words.require("instruction"));
          default -> new ActionSupport.Impossible(words.require("reason"), words.require("until"));
        };
    words.end();
    return support;
  }
}
