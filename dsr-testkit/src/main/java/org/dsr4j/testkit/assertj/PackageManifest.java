package org.dsr4j.testkit.assertj;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceRef;

/**
 * A package's manifest as {@code docs/access-package.md} describes it.
 *
 * @param problems why it cannot be read
 */
record PackageManifest(
    String schemaVersion,
    String completion,
    List<LedgerLine> lines,
    List<ListedFile> files,
    List<String> problems) {

  static final PackageManifest ABSENT = unreadable("there is none");

  /** A file that the manifest lists. */
  record ListedFile(String path, String adapter, String source, long bytes, String sha256) {}

  private static PackageManifest unreadable(String problem) {
    return new PackageManifest("", "", List.of(), List.of(), List.of(problem));
  }

  static PackageManifest read(String json) {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      return unreadable("not JSON: " + e.getOriginalMessage());
    }
    List<String> problems = new ArrayList<>();
    List<LedgerLine> lines = new ArrayList<>();
    for (JsonNode node : root.path("sources")) {
      try {
        lines.add(line(node));
      } catch (DsrException e) {
        problems.add(
            "a source with ill-formed ids: " + node.path("adapter") + "/" + node.path("source"));
      }
    }
    List<ListedFile> files = new ArrayList<>();
    root.path("files").forEach(node -> files.add(file(node)));
    return new PackageManifest(
        root.path("schemaVersion").asText(),
        root.path("completion").asText(),
        List.copyOf(lines),
        List.copyOf(files),
        List.copyOf(problems));
  }

  private static LedgerLine line(JsonNode node) {
    Map<String, Long> withheld = new LinkedHashMap<>();
    node.path("withheld")
        .forEach(each -> withheld.put(each.path("path").asText(), each.path("count").asLong()));
    List<LedgerLine.Problem> problems = new ArrayList<>();
    node.path("problems")
        .forEach(
            each ->
                problems.add(
                    new LedgerLine.Problem(
                        each.path("status").asText(),
                        each.path("code").asText(),
                        each.path("detail").asText())));
    return new LedgerLine(
        new SourceRef(node.path("adapter").asText(), node.path("source").asText()),
        node.path("status").asText(),
        node.path("count").asLong(),
        node.path("quarantined").asLong(),
        node.path("duplicates").asLong(),
        withheld,
        problems);
  }

  private static ListedFile file(JsonNode node) {
    return new ListedFile(
        node.path("path").asText(),
        node.path("adapter").asText(),
        node.path("source").asText(),
        node.path("bytes").asLong(-1),
        node.path("sha256").asText());
  }
}
