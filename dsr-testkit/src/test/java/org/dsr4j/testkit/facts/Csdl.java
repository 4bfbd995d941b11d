package org.dsr4j.testkit.facts;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads a published CSDL file. */
final class Csdl {

  private static final String GRAPH = "microsoft.graph";

  private final Schema schema = new Schema();
  private String namespace = GRAPH;

  private Csdl() {}

  static Schema read(Path file) throws IOException {
    Csdl csdl = new Csdl();
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      Element root = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
      NodeList schemas = root.getElementsByTagName("Schema");
      for (int i = 0; i < schemas.getLength(); i++) {
        csdl.add((Element) schemas.item(i));
      }
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("no readable metadata: " + file.getFileName(), e);
    }
    return csdl.schema;
  }

  private void add(Element part) {
    namespace = part.getAttribute("Namespace");
    String prefix = namespace.equals(GRAPH) ? "" : namespace.replace(GRAPH + ".", "") + ".";
    for (Element child : children(part)) {
      switch (child.getTagName()) {
        case "EntityType", "ComplexType" -> type(prefix, child);
        case "EnumType" -> enumeration(prefix, child);
        case "Function", "Action" -> operation(child);
        case "EntityContainer" -> children(child).forEach(this::entry);
        default -> {
          // annotations and terms are not part of the API surface
        }
      }
    }
  }

  private void type(String prefix, Element element) {
    Map<String, String> properties = new HashMap<>();
    Map<String, String> navigation = new HashMap<>();
    for (Element child : children(element)) {
      String type = plain(child.getAttribute("Type"));
      if (child.getTagName().equals("Property")) {
        properties.put(child.getAttribute("Name"), type);
      } else if (child.getTagName().equals("NavigationProperty")) {
        navigation.put(child.getAttribute("Name"), type);
      }
    }
    String name = prefix + element.getAttribute("Name");
    String base = plain(element.getAttribute("BaseType"));
    schema.types.put(name, new Schema.Type(name, base, properties, navigation));
  }

  private void enumeration(String prefix, Element element) {
    List<String> members =
        children(element).stream()
            .filter(child -> child.getTagName().equals("Member"))
            .map(child -> child.getAttribute("Name"))
            .toList();
    schema.enumerations.put(prefix + element.getAttribute("Name"), members);
  }

  private void operation(Element element) {
    List<String> parameters = new ArrayList<>();
    String boundTo = "";
    String returns = "";
    for (Element child : children(element)) {
      String type = plain(child.getAttribute("Type"));
      if (child.getTagName().equals("ReturnType")) {
        returns = type;
      } else if (boundTo.isEmpty() && child.getTagName().equals("Parameter")) {
        boundTo = type;
      } else if (child.getTagName().equals("Parameter")) {
        parameters.add(child.getAttribute("Name"));
      }
    }
    schema.operations.add(
        new Schema.Operation(element.getAttribute("Name"), boundTo, parameters, returns));
  }

  private void entry(Element element) {
    String type = plain(element.getAttribute("EntityType"));
    if (element.getTagName().equals("EntitySet")) {
      schema.entries.put(element.getAttribute("Name"), "(" + type + ")");
    } else if (element.getTagName().equals("Singleton")) {
      schema.entries.put(element.getAttribute("Name"), plain(element.getAttribute("Type")));
    }
  }

  /** Some namespaces are named differently. */
  private String plain(String reference) {
    return Schema.plain(reference.replace("self.", namespace + "."));
  }

  private static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }
}
