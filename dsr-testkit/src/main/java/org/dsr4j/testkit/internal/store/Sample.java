package org.dsr4j.testkit.internal.store;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.schema.TableResource;

/**
 * A kind of row that the simulator can generate.
 *
 * @param name its name
 * @param owner the subject: user, device or tenant; or parent, for objects above other rows
 * @param path its path, with placeholders for ids
 * @param versions in which versions
 * @param template the name of its template, the template itself, or an asterisk for a generated one
 * @param type its entity type
 * @param keys values that all rows of one subject have in common, by filter path
 */
public record Sample(
    String name,
    String owner,
    String path,
    List<PublishedVersion> versions,
    String template,
    String type,
    Map<String, String> keys) {

  private static final Map<String, List<Sample>> ALL = read();

  /**
   * Copies the collections.
   *
   * @param name the samples' name
   * @param owner the subject: user, device or tenant; or parent, for objects above other rows
   * @param path its path, with placeholders for ids
   * @param versions in which versions
   * @param template the name of its template, the template itself, or an asterisk for a generated
   *     one
   * @param type its entity type
   * @param keys values that all rows of one subject have in common, by filter path
   */
  public Sample {
    versions = List.copyOf(versions);
    keys = Map.copyOf(keys);
  }

  /**
   * {@return the samples of one name; there are several when one event appears in several lists}
   *
   * @param name the samples' name
   */
  public static List<Sample> named(String name) {
    List<Sample> samples = ALL.get(name);
    if (samples == null) {
      throw new IllegalArgumentException("no sample rows are called " + name);
    }
    return samples;
  }

  /**
   * {@return the names of all samples about a user, a device or the tenant}
   *
   * @param about {@code user}, {@code device} or {@code tenant}
   */
  public static List<String> names(String about) {
    return ALL.entrySet().stream()
        .filter(entry -> entry.getValue().get(0).owner().equals(about))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns whether its rows are below an object that other users share. */
  boolean isChildRow() {
    return !owner.equals("parent") && isGenerated() && path.contains("${shared:");
  }

  private boolean isGenerated() {
    return template.equals("*");
  }

  /**
   * Returns a row: the template with its placeholders replaced, and the keys of the row's own
   * properties.
   */
  Row row(RowValues values, Map<String, String> filled) {
    if (!isGenerated()) {
      boolean inline = template.startsWith("{");
      RowTemplate text = inline ? RowTemplate.inline(template) : RowTemplate.named(template);
      String row = text.fill(values);
      return type.equals("-") ? new TextRow(row) : new TypedRow(type, row);
    }
    Map<String, String> members =
        new LinkedHashMap<>(RawJson.members(RowTemplate.generated(type).fill(values)));
    filled.forEach(
        (path, value) -> {
          if (path.indexOf('/') < 0) {
            members.put(path, RawJson.quote(value));
          }
        });
    return new TypedRow(type, new RowWriter().members(members).toString());
  }

  /**
   * {@return the names of generated samples in lists with the rows of all users}
   *
   * @param about {@code user} or {@code device}
   */
  public static List<String> namesInSharedLists(String about) {
    return names(about).stream()
        .filter(name -> named(name).stream().allMatch(Sample::isShared))
        .toList();
  }

  private boolean isShared() {
    boolean list =
        versions.stream()
            .map(version -> RouteTable.get().find(version, segments()))
            .allMatch(match -> match != null && match.route().answersList());
    return isGenerated() && list && !path.contains("${user.") && !path.contains("${managed.");
  }

  private List<String> segments() {
    return List.of(path.substring(1).replaceAll("\\$\\{[^}]*}", "id").split("/"));
  }

  private static Map<String, List<Sample>> read() {
    Map<String, List<Sample>> all = new LinkedHashMap<>();
    for (String file : List.of("samples.txt", "samples-generated.txt")) {
      for (String line : TableResource.lines(file)) {
        String[] columns = line.split("\\s*\\|\\s*", -1);
        all.computeIfAbsent(columns[0], name -> new ArrayList<>()).add(of(columns));
      }
    }
    return all;
  }

  private static Sample of(String[] columns) {
    List<PublishedVersion> versions = new ArrayList<>();
    for (String version : columns[3].split(" ", -1)) {
      versions.add(PublishedVersion.require(version));
    }
    Map<String, String> keys = new HashMap<>();
    for (String key : columns[6].isEmpty() ? new String[0] : columns[6].split(" ", -1)) {
      keys.put(key.substring(0, key.indexOf('=')), key.substring(key.indexOf('=') + 1));
    }
    return new Sample(columns[0], columns[1], columns[2], versions, columns[4], columns[5], keys);
  }
}
