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

/** What a {@link Read} was declared to do, as the reader sees it. Not changed once declared. */
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

  /** Whether a cloud has any of what this read is there for. */
  public boolean existsIn(String cloud) {
    return selection == null || !selection.isEmptyIn(cloud);
  }

  /** What to call this read where it failed: never a value. */
  public String what() {
    return label == null ? describe(template) : label;
  }

  /** The whole list instead of the filtered one. */
  public ReadFacts unfiltered() {
    ReadFacts copy = new ReadFacts(this);
    copy.filter = null;
    copy.scanWhenRefused = false;
    copy.label = what() + ", the whole list because the filter was refused";
    return copy;
  }

  /** Identifiers of the person that the path names, be it the path of the parent list. */
  public List<Placeholder> addressed() {
    Map<String, Placeholder> found = new LinkedHashMap<>();
    if (hop != null) {
      hop.parent().addressed().forEach(known -> found.put(known.name(), known));
    }
    collect(template, found);
    return List.copyOf(found.values());
  }

  /** All identifiers of the person that the read needs. */
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

  /** Whether the same list is read, with whatever filter. */
  public boolean samePlace(ReadFacts other) {
    return version == other.version && template.equals(other.template);
  }

  /** Where it reads, for people. */
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

  /** The requests in full, with names in braces where values go. */
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
   * The list whose rows a read goes through.
   *
   * @param placeholder what stands for a row's id in the read's path
   * @param parent the list
   * @param owner the field that may name the object id of the row's owner, or null
   */
  public record Hop(String placeholder, ReadFacts parent, @Nullable String owner) {}

  /**
   * A property that only somebody with a permission sees.
   *
   * @param property the property that every row has
   * @param permission what shows it
   */
  public record Shown(String property, String permission) {}
}
