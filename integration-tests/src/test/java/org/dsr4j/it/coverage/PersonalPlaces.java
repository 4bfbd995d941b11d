package org.dsr4j.it.coverage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The published paths whose objects have a property that names a person or a person's device.
 *
 * <p>Types of beta are published by name only. The type of a beta path is taken from v1.0 or from
 * the name of the segment. If both are unknown, the path counts as one that may name a person.
 */
final class PersonalPlaces {

  static final String UNKNOWN = "?";

  private static final Pattern ROOTS =
      Pattern.compile(
          "/(deviceManagement|deviceAppManagement|users|directory|auditLogs|identityProtection)"
              + "(/.*)?");
  private static final Pattern NAMING =
      Pattern.compile(
          "(?i)(.*(userIds?|userPrincipalNames?|upn|email|emailAddress|emails|mail|phone"
              + "|phoneNumber|phones|userDisplayName|userName|deviceName|deviceDisplayName"
              + "|serialNumber|imei|meid|azureADDeviceId|azureActiveDirectoryDeviceId"
              + "|managedDeviceId|appleId|appleIdentifier|ipAddress|principalId)"
              + "|identities|proxyAddresses|otherMails|givenName|surname|employeeId|initiatedBy"
              + "|requestor|approver|assignedTo)");

  private final Metadata metadata;
  private final Map<String, Set<String>> found = new TreeMap<>();

  private PersonalPlaces(Metadata metadata) {
    this.metadata = metadata;
  }

  /** Lines of a path with empty placeholders and the naming properties, separated by a tab. */
  static List<String> of(Path folder) throws IOException {
    PersonalPlaces places = new PersonalPlaces(Metadata.read(folder));
    places.collect(folder.resolve("paths-v1.0.tsv"), false);
    places.collect(folder.resolve("paths-beta.tsv"), true);
    List<String> lines = new ArrayList<>();
    places.found.forEach((path, names) -> lines.add(path + "\t" + String.join(" ", names)));
    return lines;
  }

  private void collect(Path file, boolean beta) throws IOException {
    for (String line : Files.readAllLines(file)) {
      String[] cells = line.split("\t", -1);
      String last = cells[0].substring(cells[0].lastIndexOf('/') + 1);
      if (ROOTS.matcher(cells[0]).matches()
          && List.of(cells[1].split(",")).contains("GET")
          && !last.startsWith("$")
          && !last.equals("delta()")) {
        place(cells[0].replaceFirst("/\\{[^/]*}$", ""), beta);
      }
    }
  }

  private void place(String path, boolean beta) {
    String key = path.replaceAll("\\{[^}]*}", "{}");
    String type = resolve(path);
    Set<String> names =
        type.equals(UNKNOWN) ? new TreeSet<>(Set.of(UNKNOWN)) : naming(type, beta, true);
    if (!names.isEmpty()) {
      found.computeIfAbsent(key, any -> new TreeSet<>()).addAll(names);
    }
  }

  private String resolve(String path) {
    String type = UNKNOWN;
    boolean first = true;
    for (String segment : path.substring(1).split("/", -1)) {
      if (first) {
        type = metadata.roots.getOrDefault(segment, UNKNOWN);
      } else if (segment.startsWith("graph.") && !segment.contains("(")) {
        type = segment.substring("graph.".length());
      } else if (!segment.startsWith("{")) {
        type = step(type, segment.replaceFirst("\\(.*", "").replaceFirst("^.*\\.", ""));
      }
      first = false;
    }
    return type;
  }

  private String step(String from, String name) {
    String next = metadata.next(from, name);
    String function = metadata.functions.get(name);
    if (next != null || function != null) {
      return next != null ? next : function;
    }
    for (String single : List.of(singular(name, "ies", "y"), singular(name, "s", ""), name)) {
      String type = metadata.betaType(single);
      if (type != null) {
        return type;
      }
    }
    return UNKNOWN;
  }

  private static String singular(String name, String ending, String instead) {
    return name.endsWith(ending)
        ? name.substring(0, name.length() - ending.length()) + instead
        : name;
  }

  private Set<String> naming(String type, boolean beta, boolean deep) {
    Set<String> names = new TreeSet<>();
    metadata
        .members(type)
        .forEach(
            (name, of) -> {
              if (NAMING.matcher(name).matches()) {
                names.add(name);
              } else if (deep) {
                naming(of, beta, false).forEach(inner -> names.add(name + "/" + inner));
              }
            });
    if (beta) {
      metadata.betaMembers(type).stream()
          .filter(name -> NAMING.matcher(name).matches())
          .forEach(names::add);
    }
    return names;
  }
}
