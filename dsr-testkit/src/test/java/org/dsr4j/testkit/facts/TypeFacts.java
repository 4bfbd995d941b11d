package org.dsr4j.testkit.facts;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Writes the lines about types: the supported ones, their nested types, and their enumerations. */
final class TypeFacts {

  /** The types that can be returned for a directory object. */
  private static final List<String> STAND_INS =
      List.of(
          "user",
          "group",
          "device",
          "application",
          "servicePrincipal",
          "orgContact",
          "directoryRole",
          "administrativeUnit");

  /** More names would enlarge the files and never be used. */
  private static final int MEMBERS = 3;

  private static final Set<String> EVASIVE =
      Set.of("unknown", "none", "notConfigured", "unknownFutureValue", "undefined", "other");

  private final Schema schema;
  private final BetaNames beta;
  private final Set<String> within = new TreeSet<>();
  private final Set<String> enumerations = new TreeSet<>();

  TypeFacts(Schema schema, BetaNames beta) {
    this.schema = schema;
    this.beta = beta;
  }

  /** Returns one line for each supported type and version. */
  List<String> entities(Collection<String> served) {
    Map<String, String> lines = new TreeMap<>();
    for (String name : served) {
      lines(name, lines);
    }
    return texts(lines);
  }

  /** Returns the lines of the types within those that were written before. */
  List<String> complex() {
    Map<String, String> lines = new TreeMap<>();
    Deque<String> open = new ArrayDeque<>(within);
    Set<String> seen = new TreeSet<>();
    while (!open.isEmpty()) {
      String name = open.remove();
      if (seen.add(name)) {
        Set<String> before = new TreeSet<>(within);
        lines(name, lines);
        within.stream().filter(other -> !before.contains(other)).forEach(open::add);
      }
    }
    return texts(lines);
  }

  /** Returns the lines of the enumerations of all types that were written before. */
  List<String> enumerations() {
    return enumerations.stream().map(name -> name + ": " + members(name)).toList();
  }

  private String members(String name) {
    List<String> all = schema.enumerations.getOrDefault(name, List.of());
    List<String> telling = all.stream().filter(member -> !EVASIVE.contains(member)).toList();
    List<String> chosen = telling.isEmpty() ? all : telling;
    return String.join(" ", chosen.subList(0, Math.min(MEMBERS, chosen.size())));
  }

  private void lines(String name, Map<String, String> lines) {
    Map<String, String> published = ofVersionOne(name);
    if (!published.isEmpty()) {
      lines.put(name + " v1.0", text(published));
    }
    Map<String, String> preview = ofBeta(name);
    if (!preview.isEmpty()) {
      lines.put(name + " beta", text(preview));
    }
  }

  private Map<String, String> ofVersionOne(String name) {
    Map<String, String> all = new LinkedHashMap<>();
    schema.properties(name).forEach((property, type) -> all.put(property, kind(type)));
    if (name.equals("directoryObject")) {
      STAND_INS.forEach(other -> ofVersionOne(other).forEach(all::putIfAbsent));
    }
    return all;
  }

  private Map<String, String> ofBeta(String name) {
    Map<String, String> all = new LinkedHashMap<>();
    collectBeta(name, name, all);
    if (name.equals("directoryObject")) {
      STAND_INS.forEach(other -> ofBeta(other).forEach(all::putIfAbsent));
    }
    return all;
  }

  private void collectBeta(String name, String whole, Map<String, String> all) {
    List<String> own = beta.properties.get(name);
    if (own == null) {
      return;
    }
    Schema.Type known = schema.types.get(name);
    collectBeta(known == null ? beta.base(name) : known.base(), whole, all);
    for (String property : new TreeSet<>(own)) {
      String type = name.equals("entity") ? "Edm.String" : schema.properties(whole).get(property);
      all.put(property, type == null ? "?" : kind(type));
    }
  }

  /** Writes a type in the notation of the stored files, and records the types that it refers to. */
  private String kind(String type) {
    String bare = Paths.bare(type);
    boolean list = type.startsWith("(");
    if (schema.enumerations.containsKey(bare)) {
      enumerations.add(bare);
      return (list ? "c/" : "e/") + bare;
    }
    if (schema.types.containsKey(bare)) {
      within.add(bare);
      return (list ? "c/" : "o/") + bare;
    }
    return list ? "c" : primitive(bare);
  }

  private static String primitive(String type) {
    return switch (type) {
      case "Edm.DateTimeOffset" -> "d";
      case "Edm.Date" -> "d/date";
      case "Edm.Boolean" -> "b";
      case "Edm.Guid" -> "g";
      case "Edm.Int16",
          "Edm.Int32",
          "Edm.Int64",
          "Edm.Double",
          "Edm.Single",
          "Edm.Decimal",
          "Edm.Byte" ->
          "n";
      default -> "";
    };
  }

  private static String text(Map<String, String> properties) {
    List<String> words = new ArrayList<>();
    properties.forEach((name, kind) -> words.add(kind.isEmpty() ? name : name + ":" + kind));
    return String.join(" ", words);
  }

  private static List<String> texts(Map<String, String> lines) {
    List<String> texts = new ArrayList<>();
    lines.forEach((key, line) -> texts.add(key + ": " + line));
    return texts;
  }
}
