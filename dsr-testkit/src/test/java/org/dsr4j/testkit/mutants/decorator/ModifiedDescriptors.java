package org.dsr4j.testkit.mutants.decorator;

import java.util.List;
import java.util.function.UnaryOperator;
import org.dsr4j.model.Action;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;

/** Modified declarations of the same source. */
public final class ModifiedDescriptors {

  private ModifiedDescriptors() {}

  /** A copy to which more values can be added. */
  public static SourceDescriptor.Builder copy(SourceDescriptor source) {
    return without(source)
        .match(source.matchRules().toArray(new MatchRule[0]))
        .secret(texts(source.secretFields()));
  }

  /** A copy with other match rules. */
  public static SourceDescriptor matching(SourceDescriptor source, MatchRule... rules) {
    return without(source).match(rules).secret(texts(source.secretFields())).build();
  }

  /** A copy without secret fields. */
  public static SourceDescriptor unsecret(SourceDescriptor source) {
    return without(source).match(source.matchRules().toArray(new MatchRule[0])).build();
  }

  /** The list with one modified source. */
  public static List<SourceDescriptor> replaced(
      List<SourceDescriptor> sources, String id, UnaryOperator<SourceDescriptor> change) {
    return sources.stream()
        .map(source -> source.id().equals(id) ? change.apply(source) : source)
        .toList();
  }

  private static SourceDescriptor.Builder without(SourceDescriptor source) {
    SourceDescriptor.Builder copy =
        SourceDescriptor.builder(source.id(), source.title())
            .category(source.category())
            .purpose(source.purpose())
            .recipients(source.recipients())
            .retention(source.retention())
            .readsFrom(source.readsFrom().toArray(new String[0]))
            .otherPeople(texts(source.otherPeopleFields()))
            .freeText(texts(source.freeTextFields()))
            .facets(source.facets().toArray(new String[0]));
    for (Action action : Action.values()) {
      copy.on(action, source.support(action));
    }
    return copy;
  }

  private static String[] texts(List<FieldPath> fields) {
    return fields.stream().map(FieldPath::toString).toArray(String[]::new);
  }
}
