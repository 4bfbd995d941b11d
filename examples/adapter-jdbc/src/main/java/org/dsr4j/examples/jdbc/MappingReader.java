package org.dsr4j.examples.jdbc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.examples.jdbc.Mapping.IdentifierColumn;
import org.dsr4j.examples.jdbc.Mapping.PersonTable;
import org.dsr4j.examples.jdbc.Mapping.Tenant;
import org.dsr4j.model.IdentifierKind;

/** Parses a mapping from its text, and refuses it with a list of all its problems. */
final class MappingReader {

  static final String NAME = "a name of letters, digits and '_'";
  static final String TABLE = "a table's name, or schema.table, of letters, digits and '_'";

  private static final String KIND = "lower-case words joined by hyphens";
  private static final ObjectMapper YAML =
      new ObjectMapper(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private final String instance;
  private final Problems problems = new Problems();

  private MappingReader(String instance) {
    this.instance = instance;
  }

  /**
   * Reads a mapping.
   *
   * @throws org.dsr4j.model.DsrException with {@link
   *     org.dsr4j.model.DsrError#INVALID_CONFIGURATION} naming every problem
   */
  static Mapping read(String instance, String text) {
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
      // Not passed on as cause, because its message quotes the text.
      problems.add(
          "",
          e.getLocation() == null
              ? "is not YAML"
              : "is not YAML at line " + Math.max(1, e.getLocation().getLineNr()));
      return Optional.empty();
    }
  }

  private Optional<Mapping> mapping(JsonNode node) {
    Section root = Section.of("", node, problems);
    String title = root.require("title");
    Tenant tenant = tenant(root.section("tenant"));
    ZoneId zone = zone(root);
    Section personSection = root.section("person");
    Section key = personSection.section("key");
    Kinds kinds = new Kinds(instance, kindName(key, "kind"));
    PersonTable person = person(personSection, key, kinds);
    SourceReader reader = new SourceReader(kinds, this);
    List<SourceMapping> sources = root.sections("sources").stream().map(reader::read).toList();
    root.end();
    check(root, person, sources);
    return problems.none()
        ? Optional.of(new Mapping(title, tenant, zone, person, sources))
        : Optional.empty();
  }

  private static Tenant tenant(Section section) {
    Tenant tenant =
        section.has("asserted")
            ? new Tenant(null, null, section.require("asserted"))
            : new Tenant(
                TableName.of(section.require("table", TableName::isTable, TABLE)),
                section.require("column", TableName::isName, NAME),
                null);
    section.end();
    return tenant;
  }

  private static ZoneId zone(Section root) {
    String id = root.require("timeZone");
    try {
      return id.isEmpty() ? java.time.ZoneOffset.UTC : ZoneId.of(id);
    } catch (DateTimeException e) {
      root.problem("timeZone", "must be a zone such as Europe/Berlin, or Z");
      return java.time.ZoneOffset.UTC;
    }
  }

  private PersonTable person(Section section, Section key, Kinds kinds) {
    TableName table = TableName.of(section.require("table", TableName::isTable, TABLE));
    String keyColumn = key.require("column", TableName::isName, NAME);
    String keyKind = key.require("kind");
    if (Kinds.shared(keyKind)) {
      key.problem("kind", "must be a kind of this database's own");
    }
    key.end();
    List<IdentifierColumn> identifiers = new ArrayList<>();
    for (Section one : section.sections("identifiers")) {
      IdentifierKind kind = kinds.of(kindName(one, "kind"));
      if (kind.equals(kinds.of(keyKind.isEmpty() ? "unnamed" : keyKind))) {
        one.problem("kind", "is already the kind of the key");
      }
      identifiers.add(
          new IdentifierColumn(
              one.require("column", TableName::isName, NAME),
              kind,
              one.optional("from", TableName::isName, NAME).orElse(null),
              one.optional("until", TableName::isName, NAME).orElse(null)));
      one.end();
    }
    section.end();
    return new PersonTable(table, keyColumn, kinds.of(kindName(keyKind)), identifiers);
  }

  /** A kind with this name; a placeholder if the name is not valid. */
  String kindName(Section section, String property) {
    return kindName(section.require(property, name -> Kinds.wellFormed(instance, name), KIND));
  }

  private static String kindName(String name) {
    return name.matches("[a-z][a-z0-9-]*") ? name : "unnamed";
  }

  private static void check(Section root, PersonTable person, List<SourceMapping> sources) {
    Set<String> ids = new HashSet<>();
    sources.forEach(
        source -> {
          if (!ids.add(source.id()) && !source.id().isEmpty()) {
            root.problem("sources", "contain an id twice");
          }
        });
    if (sources.isEmpty()) {
      root.problem("sources", "must name at least one source");
    } else if (sources.stream()
        .noneMatch(source -> source.readable() && person.table().equals(source.table()))) {
      root.problem(
          "person/table", "must be read by a source, because it contains personal data itself");
    }
  }
}
