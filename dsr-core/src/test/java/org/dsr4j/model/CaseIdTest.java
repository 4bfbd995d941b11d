package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaseIdTest {

  private static final String LONGEST =
      "0123456789012345678901234567890123456789012345678901234567890123";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "DSR-2026-0117",
        "_",
        "-",
        "a.b",
        "COM",
        "com10",
        "CONTRACT-1",
        "a.con",
        LONGEST
      })
  void safeFileNamesAreAccepted(String value) {
    assertThat(CaseId.of(value)).hasToString(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        ".a",
        "a.",
        "a..",
        "a/b",
        "a\\b",
        "a b",
        "a\n",
        "a\u0000",
        "ä",
        "a\u0308",
        "a:b",
        "CON",
        "con",
        "Nul.2026",
        "prn.a.b",
        "AUX",
        "com1",
        "LPT9.x",
        LONGEST + "4"
      })
  void allOtherInputIsRejected(String value) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> CaseId.of(value))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.INVALID_ID));
  }

  @Test
  void idsThatDifferOnlyInCaseCollide() {
    CaseId id = CaseId.of("DSR-1");

    assertThat(id.collidesWith(CaseId.of("dsr-1"))).isTrue();
    assertThat(id.collidesWith(CaseId.of("DSR-1"))).isFalse();
    assertThat(id.collidesWith(CaseId.of("dsr-2"))).isFalse();
    assertThat(id).isNotEqualTo(CaseId.of("dsr-1"));
  }
}
