package org.dsr4j.azuread.sources;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** The fact tables of the tests, and the parts of a request that they describe. */
final class FactTables {

  static final List<String> CLOUDS =
      List.of(
          "global",
          "us-gov-fairfax",
          "china-mooncake",
          "france-bleu",
          "germany-delos",
          "us-nat",
          "us-sec",
          "govsg");

  private FactTables() {}

  static List<String> selected(String request) {
    int at = request.indexOf("$select=");
    return at < 0 ? List.of() : List.of(request.substring(at + 8).split("&", 2)[0].split(","));
  }

  static Set<String> words(String cell) {
    Set<String> words = new TreeSet<>(Arrays.asList(cell.split(" ")));
    words.remove("");
    return words;
  }

  static String unnamed(String path) {
    return path.replaceAll("\\{[^}]*}", "{}");
  }

  static List<List<String>> lines(String resource) throws IOException {
    try (InputStream in = Objects.requireNonNull(FactTables.class.getResourceAsStream(resource))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    }
  }
}
