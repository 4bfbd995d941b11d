package org.dsr4j.it.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every fault at every place, once and permanently: the result is correct or visibly incomplete,
 * never incomplete without a gap.
 */
class FaultMatrixTest {

  private static final Path PAGE = Path.of("..", "docs", "fault-matrix.md");

  private static FaultMatrix matrix;

  @BeforeAll
  static void run() {
    matrix = FaultMatrix.run();
  }

  @AfterAll
  static void close() {
    matrix = null;
  }

  @Test
  void noResultIsIncompleteWithoutAGap() {
    assertThat(matrix.silentLosses()).isEmpty();
  }

  @Test
  void everyFaultWasApplied() {
    assertThat(matrix.notTriggered()).isEmpty();
  }

  @Test
  void temporaryFaultsAreRetried() {
    assertThat(matrix.cell("503", "first page", FaultMatrix.ONCE)).isEqualTo("correct");
    assertThat(matrix.cell("body cut", "middle page", FaultMatrix.ONCE)).isEqualTo("correct");
    assertThat(matrix.cell("page token expired", "last page", FaultMatrix.ONCE))
        .isEqualTo("correct");
  }

  @Test
  void thePageAgreesWithTheResults() throws IOException {
    String page = matrix.page();
    if (Boolean.getBoolean("dsr.regenerate")) {
      Files.writeString(PAGE, page);
    }

    assertThat(PAGE).content().isEqualTo(page);
  }
}
