package org.dsr4j.examples.jdbc;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.examples.jdbc.SourceMapping.Attachment;
import org.dsr4j.examples.jdbc.SourceMapping.Join;
import org.dsr4j.examples.jdbc.SourceMapping.Subject;
import org.dsr4j.examples.jdbc.SourceMapping.Texts;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** Parses one source of a mapping. */
final class SourceReader {

  private static final String COLUMN = "a column, or table.column of a joined table";
  private static final String MEDIA_TYPE = "[a-z]+/[A-Za-z0-9.+-]+";

  private final Kinds kinds;
  private final MappingReader reader;

  SourceReader(Kinds kinds, MappingReader reader) {
    this.kinds = kinds;
    this.reader = reader;
  }

  SourceMapping read(Section section) {
    Map<Action, ActionSupport> support = support(section);
    boolean readable = !support.containsKey(Action.DISCOVER);
    SourceMapping source =
        new SourceMapping(
            section.require("id", SourceRef::wellFormed, "lower-case words joined by hyphens"),
            section.require("title"),
            category(section),
            texts(section, readable),
            readable
                ? TableName.of(section.require("table", TableName::isTable, MappingReader.TABLE))
                : null,
            names(section, "key"),
            section.sections("join").stream().map(SourceReader::join).toList(),
            section.sections("subject").stream().map(this::subject).toList(),
            new HashSet<>(names(section, "secret")),
            names(section, "otherPeople"),
            names(section, "freeText"),
            section.sections("attachments").stream().map(SourceReader::attachment).toList(),
            section.optional("audit", TableName::isName, MappingReader.NAME).orElse(null),
            support);
    section.end();
    check(section, source);
    return source;
  }

  private static List<String> names(Section section, String property) {
    return section.list(property, TableName::isName, MappingReader.NAME);
  }

  private static SourceCategory category(Section section) {
    String name = section.require("category").toUpperCase(Locale.ROOT).replace('-', '_');
    for (SourceCategory category : SourceCategory.values()) {
      if (category.name().equals(name)) {
        return category;
      }
    }
    if (!name.isEmpty()) {
      section.problem(
          "category",
          "must be customer-data, end-user-information, system-generated-log or audit-log");
    }
    return SourceCategory.CUSTOMER_DATA;
  }

  /** The information for the person about a readable source (GDPR Art. 15(1)) is required. */
  private static Texts texts(Section section, boolean readable) {
    return new Texts(
        text(section, "purpose", readable),
        text(section, "recipients", readable),
        text(section, "retention", readable));
  }

  private static String text(Section section, String property, boolean required) {
    return required
        ? section.require(property)
        : section.optional(property, text -> true, "").orElse("");
  }

  private static Join join(Section section) {
    Map<ColumnRef, String> on = new LinkedHashMap<>();
    Section columns = section.section("on");
    for (String column : columns.names()) {
      if (!ColumnRef.isRef(column)) {
        section.problem("on", "must name " + COLUMN);
      }
      on.put(ColumnRef.of(column), columns.require(column, TableName::isName, MappingReader.NAME));
    }
    if (on.isEmpty()) {
      section.problem("on", "must name at least one column");
    }
    TableName table =
        TableName.of(section.require("table", TableName::isTable, MappingReader.TABLE));
    section.end();
    return new Join(table, on);
  }

  private Subject subject(Section section) {
    @Nullable Section guard = section.optionalSection("guard").orElse(null);
    Subject subject =
        new Subject(
            column(section),
            kinds.of(reader.kindName(section, "kind")),
            section.optional("dated", ColumnRef::isRef, COLUMN).map(ColumnRef::of).orElse(null),
            guard == null ? null : column(guard),
            guard == null ? null : kinds.of(reader.kindName(guard, "kind")));
    if (guard != null) {
      guard.end();
    }
    section.end();
    return subject;
  }

  private static ColumnRef column(Section section) {
    return ColumnRef.of(section.require("column", ColumnRef::isRef, COLUMN));
  }

  private static Attachment attachment(Section section) {
    Attachment attachment =
        new Attachment(
            section.require("column", TableName::isName, MappingReader.NAME),
            section.require(
                "mediaType", text -> text.matches(MEDIA_TYPE), "a media type such as image/png"));
    section.end();
    return attachment;
  }

  private static Map<Action, ActionSupport> support(Section section) {
    Map<Action, ActionSupport> support = new EnumMap<>(Action.class);
    section
        .optionalSection("read")
        .map(SupportReader::read)
        .ifPresent(
            declared -> {
              support.put(Action.DISCOVER, declared);
              support.put(Action.EXPORT, declared);
            });
    for (Action action : List.of(Action.RECTIFY, Action.RESTRICT, Action.DELETE)) {
      section
          .optionalSection(action.name().toLowerCase(Locale.ROOT))
          .map(SupportReader::read)
          .ifPresent(declared -> support.put(action, declared));
    }
    return support;
  }

  private static void check(Section section, SourceMapping source) {
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
        section.problem("join", "names a table twice: give one of them a view");
      }
    }
    source.subjects().stream()
        .flatMap(Subject::columns)
        .forEach(column -> checkTable(section, "subject", column, joined));
    checkSecrets(section, source);
  }

  private static void checkTable(
      Section section, String property, ColumnRef column, Set<String> joined) {
    if (column.table() != null && !joined.contains(column.table())) {
      section.problem(property, "names a table that is not joined");
    }
  }

  /** A required column cannot be excluded as secret. */
  private static void checkSecrets(Section section, SourceMapping source) {
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
