package org.dsr4j.graph.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.dsr4j.graph.model.GraphVersion;
import org.jspecify.annotations.Nullable;

/** The declaration of a {@link Read}, for the reader. Immutable. */
public final class ReadFacts {

  public final GraphVersion version;
  public final String template;
  public final boolean single;
  @Nullable public String filter;
  @Nullable public PropertySelection selection;
  @Nullable public String expand;
  @Nullable public String date;
  @Nullable String label;
  @Nullable public String detail;
  @Nullable public Hop hop;
  @Nullable public Shown shown;
  public String key = "id";
  public String keySuffix = "";
  public boolean perDevice;
  public boolean acceptsIdOnly;
  public boolean noneOn404;
  public boolean scanWhenRefused;
  public boolean bareWhenRefused;
  public boolean bareValues;

  ReadFacts(GraphVersion version, String template, boolean single) {
    this.version = requireNonNull(version, "version");
    this.template = requireNonNull(template, "template");
    this.single = single;
  }

  ReadFacts(ReadFacts other) {
    this(other.version, other.template, other.single);
    filter = other.filter;
    selection = other.selection;
    expand = other.expand;
    date = other.date;
    label = other.label;
    detail = other.detail;
    hop = other.hop;
    shown = other.shown;
    key = other.key;
    keySuffix = other.keySuffix;
    perDevice = other.perDevice;
    acceptsIdOnly = other.acceptsIdOnly;
    noneOn404 = other.noneOn404;
    scanWhenRefused = other.scanWhenRefused;
    bareWhenRefused = other.bareWhenRefused;
    bareValues = other.bareValues;
  }

  /** Whether a cloud has any of the properties of this read. */
  public boolean existsIn(String cloud) {
    return selection == null || !selection.isEmptyIn(cloud);
  }

  /** Returns the name of this read in failures, without values. */
  public String what() {
    return label == null ? describe(template) : label;
  }

  /** Returns the read of the complete list instead of the filtered one. */
  public ReadFacts unfiltered() {
    ReadFacts copy = new ReadFacts(this);
    copy.filter = null;
    copy.scanWhenRefused = false;
    copy.label = what() + ", the complete list because the filter was refused";
    return copy;
  }

  /** Returns the read with another selection. */
  public ReadFacts selecting(List<String> properties) {
    ReadFacts copy = new ReadFacts(this);
    copy.selection = new PropertySelection(properties, Map.of());
    copy.label = what();
    return copy;
  }

  /**
   * Returns the placeholders for the person's identifiers in the path, including the path of the
   * parent list.
   */
  public List<Placeholder> addressed() {
    Map<String, Placeholder> found = new LinkedHashMap<>();
    if (hop != null) {
      hop.parent().addressed().forEach(known -> found.put(known.name(), known));
    }
    collect(template, found);
    return List.copyOf(found.values());
  }

  /** Returns all placeholders for the person's identifiers in the read. */
  public List<Placeholder> needed() {
    Map<String, Placeholder> found = new LinkedHashMap<>();
    if (hop != null) {
      hop.parent().needed().forEach(known -> found.put(known.name(), known));
    }
    addressed().forEach(known -> found.put(known.name(), known));
    collect(filter == null ? "" : filter, found);
    return List.copyOf(found.values());
  }

  private static void collect(String text, Map<String, Placeholder> found) {
    for (String name : Placeholder.names(text)) {
      Placeholder.named(name).ifPresent(known -> found.put(name, known));
    }
  }

  /** Whether it reads the same list, with any filter. */
  public boolean samePlace(ReadFacts other) {
    return version == other.version && template.equals(other.template);
  }

  /** Returns the endpoint, for people. */
  List<String> places() {
    List<String> places = new ArrayList<>();
    if (hop != null) {
      places.addAll(hop.parent().places());
    }
    places.add(describe(template));
    if (detail != null) {
      places.add(describe(detail));
    }
    return places;
  }

  /** Returns the complete requests, with placeholders in braces. */
  public List<String> requests(String cloud) {
    List<String> requests = new ArrayList<>();
    if (hop != null) {
      requests.addAll(hop.parent().requests(cloud));
    }
    String select = selection == null ? "" : "$select=" + String.join(",", selection.in(cloud));
    StringJoiner options = new StringJoiner("&", "?", "").setEmptyValue("");
    String filtered = filter == null ? "" : "$filter=" + filter;
    String expanded = expand == null ? "" : "$expand=" + expand;
    Stream.of(filtered, select, expanded).filter(o -> !o.isEmpty()).forEach(options::add);
    requests.add(describe(template) + options);
    if (detail != null) {
      requests.add(describe(detail) + (select.isEmpty() ? "" : "?" + select));
    }
    return requests;
  }

  private String describe(String path) {
    return "GET /" + version.segment() + path;
  }

  /**
   * The list whose rows a read uses one by one.
   *
   * @param placeholder the placeholder of a row's id in the read's path
   * @param parent the list
   * @param owner the field that may contain the object id of the row's owner, or null
   */
  public record Hop(String placeholder, ReadFacts parent, @Nullable String owner) {}

  /**
   * A property that only applications with a permission can read.
   *
   * @param property the property that every row has
   * @param permission the required permission
   */
  public record Shown(String property, String permission) {}
}
