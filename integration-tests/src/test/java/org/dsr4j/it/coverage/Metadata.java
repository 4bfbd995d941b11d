package org.dsr4j.it.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Microsoft's published metadata: types of version v1.0, and names of types of beta. */
final class Metadata {

  private static final String ROOT = "microsoft.graph";

  /** The type of every entity set and singleton. */
  final Map<String, String> roots = new HashMap<>();

  /** What functions return. */
  final Map<String, String> functions = new HashMap<>();

  private final Map<String, Map<String, String>> properties = new HashMap<>();
  private final Map<String, Map<String, String>> links = new HashMap<>();
  private final Map<String, String> bases = new HashMap<>();
  private final Map<String, Set<String>> derived = new HashMap<>();
  private final Map<String, Set<String>> betaProperties = new HashMap<>();
  private final Map<String, String> betaNames = new HashMap<>();

  private String namespace = "";
  private String type = "";
  private String function = "";

  static Metadata read(Path folder) throws IOException {
    Metadata metadata = new Metadata();
    try (InputStream in = Files.newInputStream(folder.resolve("v1.0-Prod.csdl"))) {
      metadata.readTypes(in);
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
    metadata.readBeta(folder.resolve("beta-entity-types.json"));
    metadata.readBeta(folder.resolve("beta-complex-types.json"));
    return metadata;
  }

  /** The type that a segment leads to from a type, or null. */
  String next(String from, String segment) {
    for (String at = from; at != null; at = bases.get(at)) {
      String link = links.getOrDefault(at, Map.of()).get(segment);
      String found = link != null ? link : properties.getOrDefault(at, Map.of()).get(segment);
      if (found != null) {
        return found;
      }
    }
    return null;
  }

  /** The name of a beta type, ignoring case, or null. */
  String betaType(String name) {
    return betaNames.get(name.toLowerCase(java.util.Locale.ROOT));
  }

  /** The properties of a type and of its subtypes, with their types. */
  Map<String, String> members(String name) {
    Map<String, String> all = new HashMap<>();
    for (String at = name; at != null; at = bases.get(at)) {
      properties.getOrDefault(at, Map.of()).forEach(all::putIfAbsent);
    }
    for (String child : derived.getOrDefault(name, Set.of())) {
      members(child).forEach(all::putIfAbsent);
    }
    return all;
  }

  Set<String> betaMembers(String name) {
    return betaProperties.getOrDefault(name, Set.of());
  }

  private void readTypes(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader xml = factory.createXMLStreamReader(in);
    while (xml.hasNext()) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT) {
        element(xml);
      }
    }
  }

  private void element(XMLStreamReader xml) {
    String name = xml.getAttributeValue(null, "Name");
    String of = xml.getAttributeValue(null, "Type");
    switch (xml.getLocalName()) {
      case "Schema" -> namespace = xml.getAttributeValue(null, "Namespace");
      case "EntityType", "ComplexType" -> type(name, xml.getAttributeValue(null, "BaseType"));
      case "Property" -> properties.get(type).put(name, plain(of));
      case "NavigationProperty" -> links.get(type).put(name, plain(of));
      case "Function" -> function = name;
      case "ReturnType" -> functions.putIfAbsent(function, plain(of));
      case "EntitySet" -> roots.put(name, plain(xml.getAttributeValue(null, "EntityType")));
      case "Singleton" -> roots.put(name, plain(of));
      default -> {}
    }
  }

  private void type(String name, String base) {
    type = prefix(namespace) + name;
    properties.put(type, new HashMap<>());
    links.put(type, new HashMap<>());
    if (base != null) {
      bases.put(type, plain(base));
      derived.computeIfAbsent(plain(base), any -> new TreeSet<>()).add(type);
    }
  }

  private String plain(String name) {
    String single = name.replaceFirst("^Collection\\((.*)\\)$", "$1");
    return single
        .replaceFirst("^(microsoft\\.graph|graph)\\.", "")
        .replaceFirst("^self\\.", prefix(namespace));
  }

  private static String prefix(String namespace) {
    return namespace.equals(ROOT) ? "" : namespace.substring(ROOT.length() + 1) + ".";
  }

  private void readBeta(Path file) throws IOException {
    JsonNode spaces = JsonMapper.builder().build().readTree(file.toFile());
    spaces
        .properties()
        .forEach(
            space ->
                space
                    .getValue()
                    .properties()
                    .forEach(
                        entry -> {
                          String name = prefix(space.getKey()) + entry.getKey();
                          Set<String> names = new TreeSet<>();
                          entry
                              .getValue()
                              .path("properties")
                              .forEach(node -> names.add(node.asText()));
                          betaProperties.put(name, names);
                          betaNames.put(name.toLowerCase(java.util.Locale.ROOT), name);
                        }));
  }
}
