package org.dsr4j.graph.catalogue;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/** The match fields of a source, and which of them show an owner in a row. */
record UsableValues(Map<FieldPath, Set<IdentifierKind>> rules, List<Identity> people) {

  /** Returns the fields without a value that could be somebody's identifier. */
  Set<FieldPath> unusable(Content row, Collection<FieldPath> fields) {
    Set<FieldPath> unusable = new LinkedHashSet<>(fields);
    row.scanTexts(
        fields,
        (field, value) -> {
          if (unusable.contains(field) && isUsable(field, value)) {
            unusable.remove(field);
          }
        });
    return unusable;
  }

  /** Returns the fields of ids with a text that names somebody in no known form. */
  Set<FieldPath> unknownForms(Content row, Collection<FieldPath> fields) {
    Set<FieldPath> unknown = new LinkedHashSet<>();
    row.scan(
        fields.stream().filter(this::isId).toList(),
        (field, value) -> {
          boolean nobody = KnownForm.isNobody(IdentifierKind.OBJECT_ID.comparable(value));
          if (!nobody && !isUsable(field, value)) {
            unknown.add(field);
          }
        });
    return unknown;
  }

  private boolean isId(FieldPath field) {
    return rules.getOrDefault(field, Set.of()).stream().allMatch(KnownForm::isGuid);
  }

  /** Whether a value is an identifier of any of the people. */
  boolean isKnown(FieldPath field, String value) {
    return rules.getOrDefault(field, Set.of()).stream().anyMatch(kind -> isKnown(kind, value));
  }

  private boolean isUsable(FieldPath field, String value) {
    return rules.getOrDefault(field, Set.of()).stream()
        .anyMatch(kind -> KnownForm.of(kind, value) || isKnown(kind, value));
  }

  private boolean isKnown(IdentifierKind kind, String value) {
    return people.stream()
        .flatMap(person -> person.identifiers(kind).stream())
        .anyMatch(known -> known.identifier().matches(value));
  }
}
