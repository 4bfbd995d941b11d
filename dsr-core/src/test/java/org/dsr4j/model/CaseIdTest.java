package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseIdTest {

  private static final String LONGEST =
      "0123456789012345678901234567890123456789012345678901234567890123";

  @ParameterizedTest
  @ValueSource(strings = {"a", "DSR-2026-0117", "_", "-", "a.b", "a..", LONGEST})
  void whatIsSafeAsTheNameOfAFileIsTaken(String value) {
    assertThat(CaseId.of(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", ".a", "a/b", "a\\b", "a b", "a\n", "ä", "a:b", LONGEST + "4"})
  void anythingElseIsRefused(String value) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> CaseId.of(value))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.INVALID_ID));
  }
}
