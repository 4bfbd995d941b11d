package org.dsr4j.testkit.facts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dsr4j.testkit.internal.schema.TableResource;

/** Generates the stored files from a folder of published metadata. */
final class Reduction {

  static final String MAIN = "src/main/resources/org/dsr4j/testkit/";
  static final String TEST = "src/test/resources/org/dsr4j/testkit/";

  /** The national clouds and their files. */
  private static final Map<String, String> CLOUDS =
      new TreeMap<>(
          Map.of(
              "us-gov-fairfax", "Fairfax",
              "china-mooncake", "Mooncake",
              "france-bleu", "Bleu",
              "germany-delos", "Delos",
              "us-nat", "USNat",
              "us-sec", "USSec",
              "govsg", "GovSG"));

  private final Path folder;
  private final List<String[]> routes = new ArrayList<>();
  private final TreeSet<String> types = new TreeSet<>();

  Reduction(Path folder) {
    this.folder = folder;
    for (String file : List.of("routes.txt", "routes-more.txt", "writes.txt")) {
      TableResource.lines(file).forEach(line -> routes.add(line.split("\\s*\\|\\s*", -1)));
    }
    routes.forEach(route -> types.add(route[4]));
    for (String file : List.of("samples.txt", "samples-generated.txt")) {
      TableResource.lines(file).forEach(line -> types.add(line.split("\\s*\\|\\s*", -1)[5]));
    }
    types.addAll(Paths.words(String.join(" ", TableResource.lines("types.txt"))));
    types.remove("-");
  }

  /** Returns the lines of every stored file without comments, by the file's path in the module. */
  Map<String, List<String>> files() throws IOException {
    Schema global = Csdl.read(folder.resolve("v1.0-Prod.csdl"));
    TypeFacts facts = new TypeFacts(global, BetaNames.read(folder));
    Map<String, List<String>> files = new LinkedHashMap<>();
    files.put(MAIN + "entities.txt", facts.entities(types));
    files.put(MAIN + "complex.txt", facts.complex());
    files.put(MAIN + "enums.txt", facts.enumerations());
    files.put(MAIN + "absences.txt", absences(global));
    for (String version : List.of("v1.0", "beta")) {
      files.put(TEST + "surface-" + version + ".tsv", surface(version));
    }
    return files;
  }

  private List<String> surface(String version) throws IOException {
    TreeSet<String> wanted = new TreeSet<>();
    for (String[] route : routes) {
      if (Paths.words(route[1]).contains(version)) {
        wanted.add(template(route));
      }
    }
    return Files.readAllLines(folder.resolve("paths-" + version + ".tsv")).stream()
        .filter(line -> wanted.contains(line.split("\t", -1)[0]))
        .sorted()
        .toList();
  }

  /**
   * The paths and properties that v1.0 lacks in national clouds: "cloud path: templates" and "cloud
   * type: properties, or *".
   */
  private List<String> absences(Schema global) throws IOException {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, String> cloud : CLOUDS.entrySet()) {
      Schema there = Csdl.read(folder.resolve("v1.0-" + cloud.getValue() + ".csdl"));
      Paths paths = new Paths(there);
      Paths known = new Paths(global);
      TreeSet<String> missing = new TreeSet<>();
      for (String[] route : routes) {
        String path = template(route);
        if (Paths.words(route[1]).contains("v1.0") && known.has(path) && !paths.has(path)) {
          missing.add(path);
        }
      }
      missing.forEach(path -> lines.add(cloud.getKey() + " path: " + path));
      for (String type : types) {
        TreeSet<String> lost = new TreeSet<>(global.properties(type).keySet());
        lost.removeAll(there.properties(type).keySet());
        if (!lost.isEmpty() && there.types.containsKey(type)) {
          lines.add(cloud.getKey() + " type " + type + ": " + String.join(" ", lost));
        }
      }
    }
    return lines;
  }

  private static String template(String[] route) {
    return route[0].substring(route[0].indexOf('/'));
  }
}
