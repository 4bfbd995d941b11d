package org.dsr4j.jdbc.mapping;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.jdbc.mapping.SourceMapping.Attachment;
import org.dsr4j.jdbc.mapping.SourceMapping.Join;
import org.dsr4j.jdbc.mapping.SourceMapping.Subject;
import org.dsr4j.jdbc.mapping.SourceMapping.Texts;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** Reads and checks one source of a mapping. */
final class SourceMappingReader {

  private static final String COLUMN = "a column, or table.column of a joined table";
  private static final String MEDIA_TYPE = "[a-z]+/[A-Za-z0-9.+-]+";

  private final IdentifierKinds kinds;
  private final MappingReader reader;

  SourceMappingReader(IdentifierKinds kinds, MappingReader reader) {
    this.kinds = kinds;
    this.reader = reader;
  }

  SourceMapping read(MappingSection section) {
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
            section.sections("join").stream().map(SourceMappingReader::join).toList(),
            section.sections("subject").stream().map(this::subject).toList(),
            new HashSet<>(names(section, "secret")),
            names(section, "otherPeople"),
            names(section, "freeText"),
            section.sections("attachments").stream().map(SourceMappingReader::attachment).toList(),
            section.optional("audit", TableName::isName, MappingReader.NAME).orElse(null),
            support);
    section.rejectUnknownProperties();
    SourceMappingCheck.check(section, source);
    return source;
  }

  private static List<String> names(MappingSection section, String property) {
    return section.list(property, TableName::isName, MappingReader.NAME);
  }

  private static SourceCategory category(MappingSection section) {
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

  /** GDPR Art. 15(1) requires these texts for everything that is read. */
  private static Texts texts(MappingSection section, boolean readable) {
    return new Texts(
        text(section, "purpose", readable),
        text(section, "recipients", readable),
        text(section, "retention", readable));
  }

  private static String text(MappingSection section, String property, boolean required) {
    return required
        ? section.require(property)
        : section.optional(property, text -> true, "").orElse("");
  }

  private static Join join(MappingSection section) {
    Map<ColumnRef, String> on = new LinkedHashMap<>();
    MappingSection columns = section.section("on");
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
    section.rejectUnknownProperties();
    return new Join(table, on);
  }

  private Subject subject(MappingSection section) {
    @Nullable MappingSection guard = section.optionalSection("guard").orElse(null);
    Subject subject =
        new Subject(
            column(section),
            kinds.of(reader.kindName(section, "kind")),
            section.optional("dated", ColumnRef::isRef, COLUMN).map(ColumnRef::of).orElse(null),
            guard == null ? null : column(guard),
            guard == null ? null : kinds.of(reader.kindName(guard, "kind")));
    if (guard != null) {
      guard.rejectUnknownProperties();
    }
    section.rejectUnknownProperties();
    return subject;
  }

  private static ColumnRef column(MappingSection section) {
    return ColumnRef.of(section.require("column", ColumnRef::isRef, COLUMN));
  }

  private static Attachment attachment(MappingSection section) {
    Attachment attachment =
        new Attachment(
            section.require("column", TableName::isName, MappingReader.NAME),
            section.require(
                "mediaType", text -> text.matches(MEDIA_TYPE), "a media type such as image/png"));
    section.rejectUnknownProperties();
    return attachment;
  }

  private static Map<Action, ActionSupport> support(MappingSection section) {
    Map<Action, ActionSupport> support = new EnumMap<>(Action.class);
    section
        .optionalSection("read")
        .map(ActionSupportReader::read)
        .ifPresent(
            declared -> {
              support.put(Action.DISCOVER, declared);
              support.put(Action.EXPORT, declared);
            });
    for (Action action : List.of(Action.RECTIFY, Action.RESTRICT, Action.DELETE)) {
      section
          .optionalSection(action.name().toLowerCase(Locale.ROOT))
          .map(ActionSupportReader::read)
          .ifPresent(declared -> support.put(action, declared));
    }
    return support;
  }
}
