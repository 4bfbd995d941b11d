package org.dsr4j.graph.catalogue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.MatchRule;
import org.jspecify.annotations.Nullable;

/** The declaration of a {@link Read}, for the reader. Immutable. */
public final class ReadFacts {

  private static final Pattern TYPE = Pattern.compile("isof\\('(?:[a-z]+\\.)*([A-Za-z.]+)'\\)");

  public final GraphVersion version;
  public final String template;
  public final boolean single;
  @Nullable public String filter;
  @Nullable public PropertySelection selection;
  @Nullable public String expand;
  @Nullable public String date;
  @Nullable String label;
  @Nullable public String detail;
  @Nullable public FieldPath blank;
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
  public boolean joinable;
  public Set<String> sharedTypes = Set.of();
  @Nullable public Whole whole;
  Map<FieldPath, String> lacking = Map.of();
  Map<FieldPath, String> optional = Map.of();

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
    blank = other.blank;
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
    joinable = other.joinable;
    sharedTypes = other.sharedTypes;
    whole = other.whole;
    lacking = other.lacking;
    optional = other.optional;
  }

  /** Whether a cloud has any of the properties of this read. */
  public boolean existsIn(String cloud) {
    return selection == null || !selection.isEmptyIn(cloud);
  }

  /** Returns the match fields that no row of this read has, with the reason. */
  public Map<FieldPath, String> lacking() {
    return lacking;
  }

  /** Returns the match fields that may be empty in all rows, with the reason. */
  public Map<FieldPath, String> optional() {
    return optional;
  }

  static Map<FieldPath, String> with(
      Map<FieldPath, String> known, String reason, String... fields) {
    Map<FieldPath, String> more = new LinkedHashMap<>(known);
    for (String field : fields) {
      more.put(FieldPath.of(field), reason);
    }
    return Map.copyOf(more);
  }

  /** Whether a row has the type that the filter asks for; a row without a type has it. */
  boolean isOfType(Content row) {
    Matcher type = TYPE.matcher(filter == null ? "" : filter);
    return !type.find() || row.text("@odata.type").map(t -> t.endsWith(type.group(1))).orElse(true);
  }

  /** Returns the fields that the filter compares with the person's identifiers. */
  public Set<FieldPath> filteredFields() {
    return ComparedFields.of(filter).keySet();
  }

  /**
   * Whether this read returns all rows that a rule matches: it reads the complete list, it filters
   * by the field of the rule, or its path names the person.
   */
  boolean returnsRowsOf(MatchRule rule) {
    FieldPath field = rule.field();
    if (field == null) {
      return true;
    }
    Map<FieldPath, Set<Placeholder>> compared = ComparedFields.of(filter);
    if (!compared.isEmpty()) {
      return represented(compared.getOrDefault(field, Set.of()), rule);
    }
    // One object of the person shows nothing about other objects of the same kind.
    boolean all = needed().isEmpty() || !single || represented(addressed(), rule);
    return all && !lacking.containsKey(field);
  }

  private static boolean represented(Collection<Placeholder> placeholders, MatchRule rule) {
    return placeholders.stream().anyMatch(known -> known.kinds().contains(rule.kind()));
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
   * A list that contains the rows of a read among rows of other types.
   *
   * @param list the list
   * @param type the type of the rows
   * @param permission the permission with which the list contains the rows of all types
   * @param absentIn the clouds that do not have the list
   * @param values the properties that have a value in a complete row
   */
  public record Whole(
      ReadFacts list, String type, String permission, Set<String> absentIn, List<String> values) {}

  /**
   * A property that only applications with a permission can read.
   *
   * @param property the property that every row has
   * @param permission the required permission
   */
  public record Shown(String property, String permission) {}
}
