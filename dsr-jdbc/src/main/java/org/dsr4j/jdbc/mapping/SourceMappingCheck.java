package org.dsr4j.jdbc.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.jdbc.mapping.SourceMapping.Join;
import org.dsr4j.jdbc.mapping.SourceMapping.Subject;

/** Checks that the properties of a source fit together. */
final class SourceMappingCheck {

  private SourceMappingCheck() {}

  static void check(MappingSection section, SourceMapping source) {
    if (!source.readable()) {
      return;
    }
    if (source.key().isEmpty()) {
      section.problem("key", "must name at least one column");
    }
    if (source.subjects().isEmpty()) {
      section.problem("subject", "must name at least one column");
    }
    Set<String> joined = new HashSet<>();
    for (Join join : source.joins()) {
      join.on().keySet().forEach(column -> checkTable(section, "join", column, joined));
      if (!joined.add(join.table().table()) || join.table().equals(source.table())) {
        section.problem("join", "names a table twice; use a view for one of them");
      }
    }
    source.subjects().stream()
        .flatMap(Subject::columns)
        .forEach(column -> checkTable(section, "subject", column, joined));
    checkSecrets(section, source);
  }

  private static void checkTable(
      MappingSection section, String property, ColumnRef column, Set<String> joined) {
    if (column.table() != null && !joined.contains(column.table())) {
      section.problem(property, "names a table that is not joined");
    }
  }

  /** A column that is needed to read the source cannot be secret. */
  private static void checkSecrets(MappingSection section, SourceMapping source) {
    List<String> needed = new ArrayList<>(source.key());
    source.attachments().forEach(attachment -> needed.add(attachment.column()));
    Stream.ofNullable(source.audit()).forEach(needed::add);
    source.subjects().stream()
        .flatMap(Subject::columns)
        .filter(column -> column.table() == null)
        .forEach(column -> needed.add(column.column()));
    if (needed.stream().anyMatch(source.secret()::contains)) {
      section.problem("secret", "names a column that is needed to read the source");
    }
    if (source.attachments().stream().anyMatch(file -> source.key().contains(file.column()))) {
      section.problem("attachments", "names a column of the key");
    }
  }
}
