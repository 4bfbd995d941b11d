package org.dsr4j.jdbc.mapping;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.jdbc.mapping.SourceMapping.Subject;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;

/** Converts the sources of a mapping into the descriptors that the engine uses. */
public final class SourceDescriptors {

  private static final ActionSupport READ_ONLY =
      new ActionSupport.NotImplemented(
          "The JDBC adapter only reads; change the data in the application that owns the database");
  private static final ActionSupport NO_AUDIT_TRAIL =
      new ActionSupport.NotApplicable("No audit trail");

  private SourceDescriptors() {}

  /** The descriptors of all sources of a mapping. */
  public static List<SourceDescriptor> of(String instance, Mapping mapping) {
    return mapping.sources().stream().map(source -> of(instance, source)).toList();
  }

  private static SourceDescriptor of(String instance, SourceMapping source) {
    SourceDescriptor.Builder builder =
        SourceDescriptor.builder(source.id(), source.title())
            .category(source.category())
            .purpose(source.texts().purpose())
            .recipients(source.texts().recipients())
            .retention(source.texts().retention())
            .on(Action.AUDIT, NO_AUDIT_TRAIL)
            .on(Action.RECTIFY, READ_ONLY)
            .on(Action.RESTRICT, READ_ONLY)
            .on(Action.DELETE, READ_ONLY);
    if (source.readable()) {
      readable(builder, instance, source);
    }
    source.support().forEach(builder::on);
    return builder.build();
  }

  private static void readable(
      SourceDescriptor.Builder builder, String instance, SourceMapping source) {
    String permission = "SELECT on " + source.tableNames();
    builder
        .readable(permission)
        .readsFrom("SELECT FROM " + source.tableNames())
        .match(source.subjects().stream().map(SourceDescriptors::rule).toArray(MatchRule[]::new))
        .facets(facets(instance, source).toArray(String[]::new))
        .secret(source.secret().stream().sorted().toArray(String[]::new))
        .otherPeople(source.otherPeople().toArray(String[]::new))
        .freeText(source.freeText().toArray(String[]::new));
    if (source.audit() != null) {
      builder.on(Action.AUDIT, ActionSupport.supported(permission));
    }
  }

  private static MatchRule rule(Subject subject) {
    MatchRule rule = MatchRule.field(subject.column().property(), subject.kind());
    if (subject.guard() != null && subject.guardKind() != null) {
      rule = rule.decidedBy(subject.guard().property(), subject.guardKind());
    }
    return subject.dated() == null ? rule : rule.withDateField(subject.dated().property());
  }

  private static Set<String> facets(String instance, SourceMapping source) {
    return source.subjects().stream()
        .flatMap(
            subject ->
                Stream.concat(Stream.of(subject.kind()), Stream.ofNullable(subject.guardKind())))
        .map(kind -> IdentifierKinds.facet(instance, kind))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
