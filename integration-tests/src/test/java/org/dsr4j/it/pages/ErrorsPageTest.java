package org.dsr4j.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dsr4j.azuread.export.AzureAdError;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.jdbc.model.JdbcError;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.ErrorCode;
import org.junit.jupiter.api.Test;

class ErrorsPageTest {

  @Test
  void thePageHasOneRowForEachCodeAndNoOther() throws IOException {
    List<String> expected =
        Stream.of(DsrError.values(), GraphError.values(), AzureAdError.values(), JdbcError.values())
            .flatMap(Stream::of)
            .map(ErrorCode.class::cast)
            .map(ErrorsPageTest::start)
            .toList();
    List<String> rows =
        Files.readAllLines(Path.of("..", "docs", "errors.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.replaceFirst("^((?:\\|[^|]*){3}\\|).*", "$1"))
            .toList();

    assertThat(rows).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String start(ErrorCode code) {
    return "| `%s` | %s | %s |"
        .formatted(
            code.code(),
            code.family().name().toLowerCase(Locale.ROOT),
            code.retryable() ? "yes" : "no");
  }
}
