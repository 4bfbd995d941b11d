package org.dsr4j.jdbc.mapping;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.jdbc.mapping.Mapping.IdentifierColumn;
import org.dsr4j.jdbc.mapping.Mapping.PersonTable;
import org.dsr4j.jdbc.mapping.Mapping.Tenant;
import org.dsr4j.model.IdentifierKind;

/** Parses and checks a mapping. A refusal names all problems at once. */
public final class MappingReader {

  static final String NAME = "a name of letters, digits and '_'";
  static final String TABLE = "a table's name, or schema.table, of letters, digits and '_'";

  private static final String KIND = "lower-case words joined by hyphens";
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String instance;
  private final MappingProblems problems = new MappingProblems();

  private MappingReader(String instance) {
    this.instance = instance;
  }

  /**
   * Parses the mapping of an instance.
   *
   * @throws org.dsr4j.model.DsrException with {@link
   *     org.dsr4j.model.DsrError#INVALID_CONFIGURATION}; its message names every problem
   */
  public static Mapping read(String instance, String text) {
    MappingReader reader = new MappingReader(instance);
    Optional<JsonNode> root = reader.parse(text);
    Optional<Mapping> mapping = root.flatMap(reader::mapping);
    reader.problems.throwIfAny(instance);
    return mapping.orElseThrow();
  }

  private Optional<JsonNode> parse(String text) {
    try {
      return Optional.of(YAML.readTree(text));
    } catch (JsonProcessingException e) {
      // The message of the exception quotes the text, so it is not used.
      problems.add(
          "",
          e.getLocation() == null
              ? "is not YAML"
              : "is not YAML at line " + Math.max(1, e.getLocation().getLineNr()));
      return Optional.empty();
    }
  }

  private Optional<Mapping> mapping(JsonNode node) {
    MappingSection root = MappingSection.of("", node, problems);
    String title = root.require("title");
    Tenant tenant = tenant(root.section("tenant"));
    ZoneId zone = zone(root);
    MappingSection personSection = root.section("person");
    MappingSection key = personSection.section("key");
    List<String> numeric =
        root.list("numericKinds", name -> IdentifierKinds.wellFormed(instance, name), KIND);
    IdentifierKinds kinds = new IdentifierKinds(instance, kindName(key, "kind"), numeric);
    PersonTable person = person(personSection, key, kinds);
    SourceMappingReader reader = new SourceMappingReader(kinds, this);
    List<SourceMapping> sources = root.sections("sources").stream().map(reader::read).toList();
    root.rejectUnknownProperties();
    check(root, person, sources);
    if (!kinds.unusedNumeric().isEmpty()) {
      root.problem("numericKinds", "names a kind that no column of the mapping holds");
    }
    return problems.isEmpty()
        ? Optional.of(new Mapping(title, tenant, zone, person, sources))
        : Optional.empty();
  }

  private static Tenant tenant(MappingSection section) {
    Tenant tenant =
        section.has("asserted")
            ? new Tenant(null, null, section.require("asserted"))
            : new Tenant(
                TableName.of(section.require("table", TableName::isTable, TABLE)),
                section.require("column", TableName::isName, NAME),
                null);
    section.rejectUnknownProperties();
    return tenant;
  }

  private static ZoneId zone(MappingSection root) {
    String id = root.require("timeZone");
    try {
      return id.isEmpty() ? ZoneOffset.UTC : ZoneId.of(id);
    } catch (DateTimeException e) {
      root.problem("timeZone", "must be a zone such as Europe/Berlin, or Z");
      return ZoneOffset.UTC;
    }
  }

  private PersonTable person(MappingSection section, MappingSection key, IdentifierKinds kinds) {
    TableName table = TableName.of(section.require("table", TableName::isTable, TABLE));
    String keyColumn = key.require("column", TableName::isName, NAME);
    String keyKind = key.require("kind");
    if (IdentifierKinds.shared(keyKind)) {
      key.problem("kind", "must not be a shared kind");
    }
    key.rejectUnknownProperties();
    List<IdentifierColumn> identifiers = new ArrayList<>();
    for (MappingSection identifier : section.sections("identifiers")) {
      IdentifierKind kind = kinds.of(kindName(identifier, "kind"));
      if (kind.equals(kinds.of(keyKind.isEmpty() ? "unnamed" : keyKind))) {
        identifier.problem("kind", "is the kind of the key");
      }
      identifiers.add(
          new IdentifierColumn(
              identifier.require("column", TableName::isName, NAME),
              kind,
              identifier.optional("from", TableName::isName, NAME).orElse(null),
              identifier.optional("until", TableName::isName, NAME).orElse(null)));
      identifier.rejectUnknownProperties();
    }
    section.rejectUnknownProperties();
    return new PersonTable(table, keyColumn, kinds.of(kindName(keyKind)), identifiers);
  }

  /** Reads the name of a kind. Returns a placeholder if the name is invalid. */
  String kindName(MappingSection section, String property) {
    return kindName(
        section.require(property, name -> IdentifierKinds.wellFormed(instance, name), KIND));
  }

  private static String kindName(String name) {
    return name.matches("[a-z][a-z0-9-]*") ? name : "unnamed";
  }

  private static void check(MappingSection root, PersonTable person, List<SourceMapping> sources) {
    Set<String> ids = new HashSet<>();
    sources.forEach(
        source -> {
          if (!ids.add(source.id()) && !source.id().isEmpty()) {
            root.problem("sources", "contain the same id twice");
          }
        });
    if (sources.isEmpty()) {
      root.problem("sources", "must contain at least one source");
    } else if (sources.stream()
        .noneMatch(source -> source.readable() && person.table().equals(source.table()))) {
      root.problem(
          "person/table", "must be the table of a readable source, because it holds personal data");
    }
  }
}
