package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MatchLifetimeTest {

  private static final String UPN = "anna@contoso.example";
  private static final Instant HIRED = Instant.parse("2024-01-01T00:00:00Z");
  private static final Instant LEFT = Instant.parse("2026-01-01T00:00:00Z");
  private static final MatchRule DATED =
      MatchRule.field("upn", IdentifierKind.USER_PRINCIPAL_NAME).withDateField("at");
  private static final KnownIdentifier NAME =
      KnownIdentifier.strong(Identifier.of(IdentifierKind.USER_PRINCIPAL_NAME, UPN), "directory");
  private static final KnownIdentifier IN_TIME = NAME.during(Window.between(HIRED, LEFT));

  private static Strength strength(MatchRule rule, KnownIdentifier name, String at) {
    Identity identity =
        new Identity(
            "subject-1",
            DataSubject.of(name.identifier()),
            List.of(new Facet(Facet.USER, List.of(name), List.of())));
    String json = "{\"upn\":\"" + UPN + "\",\"at\":" + at + "}";
    return rule.evaluate(identity, Content.ofJson(json.getBytes(UTF_8))).orElseThrow().strength();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2024-01-01T00:00:00Z\"",
        "\"2025-06-30T12:00:00.1234567Z\"",
        "\"2026-01-01T01:59:59+02:00\""
      })
  void aNameIsStrongWithinItsLifetime(String at) {
    assertThat(strength(DATED, IN_TIME, at)).isEqualTo(Strength.STRONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"2023-12-31T23:59:59.999Z\"",
        "\"2026-01-01T00:00:00Z\"",
        "\"2024-01-01T00:30:00+02:00\""
      })
  void aNameIsWeakOutsideItsLifetime(String at) {
    assertThat(strength(DATED, IN_TIME, at)).isEqualTo(Strength.WEAK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "\"\"",
        "\"0001-01-01T00:00:00Z\"",
        "\"1601-01-01T00:00:00Z\"",
        "\"2025-01-01\"",
        "\"2025-01-01T00:00:00\"",
        "\"yesterday\"",
        "1735689600"
      })
  void aNameIsWeakWhereTheRecordHasNoUsableDate(String at) {
    assertThat(strength(DATED, IN_TIME, at)).isEqualTo(Strength.WEAK);
    assertThat(strength(DATED, NAME.during(new Window(null, LEFT)), at)).isEqualTo(Strength.WEAK);
  }

  @Test
  void aNameOfUnknownLifetimeIsWeak() {
    assertThat(strength(DATED, NAME, "\"2025-01-01T00:00:00Z\"")).isEqualTo(Strength.WEAK);
  }

  @Test
  void aNameWithoutADatedRecordIsWeak() {
    MatchRule undated = MatchRule.field("upn", IdentifierKind.USER_PRINCIPAL_NAME);

    assertThat(strength(undated, IN_TIME, "\"2025-01-01T00:00:00Z\"")).isEqualTo(Strength.WEAK);
  }

  @Test
  void aWeakNameStaysWeakWithinItsLifetime() {
    KnownIdentifier weak =
        KnownIdentifier.weak(IN_TIME.identifier(), "directory").during(IN_TIME.lifetime());

    assertThat(strength(DATED, weak, "\"2025-01-01T00:00:00Z\"")).isEqualTo(Strength.WEAK);
  }

  @Test
  void anExistingAccountHasAnOpenLifetime() {
    KnownIdentifier living = NAME.during(Window.since(HIRED));

    assertThat(strength(DATED, living, "\"2031-01-01T00:00:00Z\"")).isEqualTo(Strength.STRONG);
    assertThat(strength(DATED, living, "\"2020-01-01T00:00:00Z\"")).isEqualTo(Strength.WEAK);
  }

  @Test
  void anAddressByNameIsStrongWithinTheNamesLifetimeOnly() {
    MatchRule address = MatchRule.byRequest(IdentifierKind.USER_PRINCIPAL_NAME).withDateField("at");

    assertThat(strength(address, IN_TIME, "\"2025-01-01T00:00:00Z\"")).isEqualTo(Strength.STRONG);
    assertThat(strength(address, IN_TIME, "\"2023-01-01T00:00:00Z\"")).isEqualTo(Strength.WEAK);
    assertThat(strength(address, IN_TIME, "null")).isEqualTo(Strength.WEAK);
    assertThat(strength(address, NAME, "\"2025-01-01T00:00:00Z\"")).isEqualTo(Strength.WEAK);
  }

  @Test
  void anImmutableIdentifierNeedsNoDate() {
    MatchRule rule = MatchRule.field("upn", IdentifierKind.OBJECT_ID);
    KnownIdentifier id =
        KnownIdentifier.strong(Identifier.of(IdentifierKind.OBJECT_ID, UPN), "directory");

    assertThat(strength(rule, id, "null")).isEqualTo(Strength.STRONG);
  }
}
