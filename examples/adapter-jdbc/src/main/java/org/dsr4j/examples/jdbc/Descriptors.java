package org.dsr4j.examples.jdbc;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.examples.jdbc.SourceMapping.Subject;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Facet;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;

/** Turns what a mapping says into what the engine reads. */
final class Descriptors {

  private static final ActionSupport NOT_YET =
      new ActionSupport.NotYet(
          "The JDBC adapter only reads: change it in the application that owns the database");
  private static final ActionSupport NO_TRAIL = new ActionSupport.NotApplicable("No audit trail");

  private Descriptors() {}

  static List<SourceDescriptor> of(String instance, Mapping mapping) {
    return mapping.sources().stream().map(source -> of(instance, source)).toList();
  }

  private static SourceDescriptor of(String instance, SourceMapping source) {
    SourceDescriptor.Builder builder =
        SourceDescriptor.builder(source.id(), source.title())
            .category(source.category())
            .purpose(source.texts().purpose())
            .recipients(source.texts().recipients())
            .retention(source.texts().retention())
            .on(Action.AUDIT, NO_TRAIL)
            .on(Action.RECTIFY, NOT_YET)
            .on(Action.RESTRICT, NOT_YET)
            .on(Action.DELETE, NOT_YET);
    if (source.readable()) {
      readable(builder, instance, source);
    }
    source.support().forEach(builder::on);
    return builder.build();
  }

  private static void readable(
      SourceDescriptor.Builder builder, String instance, SourceMapping source) {
    String permission = "SELECT on " + tables(source);
    builder
        .readable(permission)
        .readsFrom("SELECT FROM " + tables(source))
        .match(source.subjects().stream().map(Descriptors::rule).toArray(MatchRule[]::new))
        .facets(facets(instance, source).toArray(String[]::new))
        .secret(source.secret().stream().sorted().toArray(String[]::new))
        .otherPeople(source.otherPeople().toArray(String[]::new))
        .freeText(source.freeText().toArray(String[]::new));
    if (source.audit() != null) {
      builder.on(Action.AUDIT, ActionSupport.supported(permission));
    }
  }

  static String tables(SourceMapping source) {
    return source.tables().stream().map(TableName::toString).collect(Collectors.joining(", "));
  }

  private static MatchRule rule(Subject subject) {
    MatchRule rule = MatchRule.field(subject.column().property(), subject.kind());
    if (subject.guard() != null && subject.guardKind() != null) {
      rule = rule.guardedBy(subject.guard().property(), subject.guardKind());
    }
    return subject.dated() == null ? rule : rule.datedBy(subject.dated().property());
  }

  /** What the database itself tells stands in a facet of its own, what all share in the user's. */
  static String facet(String instance, IdentifierKind kind) {
    return Kinds.shared(kind) ? Facet.USER : instance;
  }

  private static Set<String> facets(String instance, SourceMapping source) {
    return source.subjects().stream()
        .flatMap(
            subject ->
                Stream.concat(Stream.of(subject.kind()), Stream.ofNullable(subject.guardKind())))
        .map(kind -> facet(instance, kind))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
