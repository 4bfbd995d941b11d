package org.dsr4j.it.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Microsoft's published paths of one Graph version, with methods and query options. */
final class PublishedSurface {

  /** The service adds these to links itself, so they are not published for any path. */
  private static final Set<String> SERVICE_OPTIONS = Set.of("$skiptoken");

  private final Node root = new Node();

  /** Reads lines of path template, methods and query options, separated by tabs. */
  static PublishedSurface read(Path file) throws IOException {
    PublishedSurface surface = new PublishedSurface();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("/")) {
        String[] parts = line.split("\t", -1);
        surface.root.add(
            parts[0].substring(1).split("/", -1),
            new Entry(
                Set.of(parts[1].replace("(deprecated)", "").split(",")),
                parts.length > 2 ? Set.of(parts[2].split(",")) : Set.of()));
      }
    }
    return surface;
  }

  /** The unpublished part of a request, or empty if all of it is published. */
  Optional<String> findViolation(String method, String path, String query) {
    List<Entry> entries = new ArrayList<>();
    root.find(path.substring(1).split("/", -1), 0, entries);
    if (entries.isEmpty()) {
      return Optional.of("path is not published");
    }
    Set<String> options = options(query);
    for (Entry entry : entries) {
      if (entry.methods.contains(method) && entry.options.containsAll(options)) {
        return Optional.empty();
      }
    }
    return Optional.of("method or query option is not published for this path");
  }

  private static Set<String> options(String query) {
    Set<String> names = new HashSet<>();
    for (String pair : query.split("&")) {
      String name = URLDecoder.decode(pair.split("=", 2)[0], UTF_8);
      if (!name.isEmpty() && !SERVICE_OPTIONS.contains(name)) {
        names.add(name);
      }
    }
    return names;
  }

  private record Entry(Set<String> methods, Set<String> options) {}

  private static final class Node {
    private final Map<String, Node> literal = new HashMap<>();
    private final Map<String, Node> open = new HashMap<>();
    private final Map<String, Pattern> patterns = new HashMap<>();
    private final List<Entry> entries = new ArrayList<>();

    void add(String[] segments, Entry entry) {
      Node node = this;
      for (String segment : segments) {
        if (segment.contains("{")) {
          node.patterns.computeIfAbsent(segment, Node::pattern);
          node = node.open.computeIfAbsent(segment, any -> new Node());
        } else {
          node = node.literal.computeIfAbsent(segment, any -> new Node());
        }
      }
      node.entries.add(entry);
    }

    private static Pattern pattern(String segment) {
      StringBuilder regex = new StringBuilder();
      for (String part : segment.split("(?=\\{)|(?<=\\})")) {
        regex.append(part.startsWith("{") ? ".+" : Pattern.quote(part));
      }
      return Pattern.compile(regex.toString());
    }

    void find(String[] segments, int at, List<Entry> found) {
      if (at == segments.length) {
        found.addAll(entries);
        return;
      }
      Node exact = literal.get(segments[at]);
      if (exact != null) {
        exact.find(segments, at + 1, found);
      }
      open.forEach(
          (segment, node) -> {
            if (patterns.get(segment).matcher(segments[at]).matches()) {
              node.find(segments, at + 1, found);
            }
          });
    }
  }
}
