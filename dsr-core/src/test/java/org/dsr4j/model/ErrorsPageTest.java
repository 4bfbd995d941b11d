package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/errors.md} contains the properties and a remedy of every code. */
class ErrorsPageTest {

  private static final Path PAGE = Path.of("..", "docs", "errors.md");

  @ParameterizedTest
  @EnumSource
  void everyCodeHasOneRow(DsrError error) throws IOException {
    List<List<String>> rows =
        Files.readAllLines(PAGE).stream()
            .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
            .filter(cells -> cells.contains("`" + error.code() + "`"))
            .toList();

    assertThat(rows).hasSize(1);
    assertThat(rows.get(0)).hasSize(7);
    assertThat(rows.get(0).subList(2, 4))
        .containsExactly(
            error.family().name().toLowerCase(Locale.ROOT), error.retryable() ? "yes" : "no");
    assertThat(rows.get(0).subList(4, 6)).doesNotContain("");
  }
}
