package org.dsr4j.jdbc.mapping;

import java.util.List;
import org.dsr4j.model.ActionSupport;

/** Reads what a mapping declares for an action that this adapter does not perform. */
final class ActionSupportReader {

  private static final List<String> DECLARATIONS =
      List.of("follows", "redirected", "impossible", "notYet", "notApplicable");

  private ActionSupportReader() {}

  static ActionSupport read(MappingSection section) {
    List<String> declared = DECLARATIONS.stream().filter(section::has).toList();
    if (declared.size() != 1) {
      section.problem("", "must contain exactly one of " + DECLARATIONS);
    }
    ActionSupport support =
        declared.isEmpty() ? new ActionSupport.NotImplemented("") : of(section, declared.get(0));
    section.rejectUnknownProperties();
    return support;
  }

  private static ActionSupport of(MappingSection section, String declaration) {
    return switch (declaration) {
      case "notYet" -> new ActionSupport.NotImplemented(section.require(declaration));
      case "notApplicable" -> new ActionSupport.NotApplicable(section.require(declaration));
      default -> withDetails(section.section(declaration), declaration);
    };
  }

  private static ActionSupport withDetails(MappingSection details, String declaration) {
    ActionSupport support =
        switch (declaration) {
          case "follows" ->
              new ActionSupport.Follows(details.require("source"), details.require("within"));
          case "redirected" ->
              new ActionSupport.Redirected(
                  details.require("where"), details.require("instruction"));
          default ->
              new ActionSupport.Impossible(details.require("reason"), details.require("until"));
        };
    details.rejectUnknownProperties();
    return support;
  }
}
