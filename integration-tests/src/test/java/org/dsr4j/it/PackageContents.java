package org.dsr4j.it;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An access package, read back. */
record PackageContents(JsonNode manifest, Map<String, String> files) {

  static PackageContents read(Path zip) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry entry : file.stream().toList()) {
        files.put(entry.getName(), new String(file.getInputStream(entry).readAllBytes(), UTF_8));
      }
    }
    String manifest = files.get("manifest.json");
    return new PackageContents(new ObjectMapper().readTree(manifest), files);
  }

  /** Everything in the package as one text, to look for what must not be in it. */
  String text() {
    return String.join("\n", files.values());
  }

  JsonNode source(String id) {
    for (JsonNode source : manifest.path("sources")) {
      if (source.path("source").asText().equals(id)) {
        return source;
      }
    }
    throw new AssertionError("the manifest has no entry for " + id);
  }

  /** The records of a source, in order; empty when it has no file. */
  List<String> records(String id) {
    List<String> lines = new ArrayList<>();
    files.forEach(
        (name, body) -> {
          if (name.startsWith("data/") && name.endsWith("/" + id + ".jsonl")) {
            body.lines().forEach(lines::add);
          }
        });
    return lines;
  }
}
