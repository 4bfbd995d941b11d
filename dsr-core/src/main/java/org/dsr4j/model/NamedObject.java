package org.dsr4j.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a record that names people: each object of a list, or the complete record. The id of
 * one object says nothing about the address in another object.
 *
 * @param names the values of the field of a rule
 * @param deciders the values of its deciding field
 * @param lacksDecider whether the part does not have the deciding field at all
 */
record NamedObject(List<String> names, List<String> deciders, boolean lacksDecider) {

  /** Returns the parts of a record for a rule. */
  static List<NamedObject> in(Content content, MatchRule rule) {
    FieldPath field = rule.field();
    FieldPath decider = rule.decidingField();
    if (field == null || decider == null) {
      return List.of(of(content, field, decider));
    }
    int shared = sharedSegments(field.segments(), decider.segments());
    if (shared == 0) {
      return List.of(of(content, field, decider));
    }
    FieldPath list = new FieldPath(field.segments().subList(0, shared));
    return content.objects(list).stream()
        .map(part -> of(part, below(field, shared), below(decider, shared)))
        .toList();
  }

  private static int sharedSegments(List<String> one, List<String> other) {
    int most = Math.min(one.size(), other.size()) - 1;
    int shared = 0;
    while (shared < most && one.get(shared).equals(other.get(shared))) {
      shared++;
    }
    return shared;
  }

  private static FieldPath below(FieldPath path, int shared) {
    return new FieldPath(path.segments().subList(shared, path.segments().size()));
  }

  private static NamedObject of(
      Content part, @Nullable FieldPath field, @Nullable FieldPath decider) {
    return new NamedObject(
        field == null ? List.of() : part.values(field),
        decider == null ? List.of() : part.values(decider),
        decider != null && !part.missing(List.of(decider)).isEmpty());
  }
}
