package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values reject malformed input with a stable code and without quoting it. */
class ValuesTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private static void assertRefused(DsrError code, String value, ThrowingCallable call) {
    DsrException refusal = catchThrowableOfType(DsrException.class, call);
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal).hasMessageEndingWith("[" + code.code() + "]");
    if (value.length() > 4) {
      assertThat(refusal.getMessage()).doesNotContain(value.strip());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "contoso.example",
        "{1b4e28ba-2fa1-11d2-883f-0016d3cca427}",
        "1b4e28ba2fa111d2883f0016d3cca427",
        "1b4e28ba-2fa1-11d2-883f-0016d3cca42g",
        "1b4e28ba-2fa1-11d2-883f-0016d3cca427\n1"
      })
  void aTenantIdIsAGuid(String value) {
    assertRefused(DsrError.INVALID_TENANT, value, () -> TenantId.of(value));
  }

  @Test
  void aTenantIsTheSameInAnyCase() {
    TenantId tenant = TenantId.of(" 1B4E28BA-2FA1-11D2-883F-0016D3CCA427 ");

    assertThat(tenant).isEqualTo(TenantId.of("1b4e28ba-2fa1-11d2-883f-0016d3cca427"));
    assertThat(tenant).hasToString("1b4e28ba-2fa1-11d2-883f-0016d3cca427");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t", "\u2003", "anna\u0000smith", "anna\nsmith", "\u0085 x"})
  void anIdentifierIsNeitherBlankNorHoldsControlCharacters(String value) {
    assertRefused(
        DsrError.INVALID_IDENTIFIER, value, () -> Identifier.of(IdentifierKind.MAIL, value));
  }

  @Test
  void anIdentifierHasALimitedLength() {
    assertThat(Identifier.of(IdentifierKind.MAIL, "a".repeat(1024)).value()).hasSize(1024);
    assertRefused(
        DsrError.INVALID_IDENTIFIER,
        "aaaaa",
        () -> Identifier.of(IdentifierKind.MAIL, "a".repeat(1025)));
  }

  @Test
  void identifiersAreComparedByTheRulesOfTheirKind() {
    Identifier lower = Identifier.of(IdentifierKind.MAIL, "anna@contoso.example");
    Identifier upper = Identifier.of(IdentifierKind.MAIL, " ANNA@contoso.example ");
    IdentifierKind exact = new IdentifierKind("badge", true, true, true);

    assertThat(lower).isEqualTo(upper).hasSameHashCodeAs(upper);
    assertThat(lower)
        .isNotEqualTo(Identifier.of(IdentifierKind.OTHER_MAIL, "anna@contoso.example"));
    assertThat(Identifier.of(exact, "aB")).isNotEqualTo(Identifier.of(exact, "ab"));
    assertThat(upper.value()).isEqualTo("ANNA@contoso.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"anna@contoso.example", "anna", "1b4e28ba-2fa1-11d2-883f"})
  void anObjectIdIsAGuid(String value) {
    assertRefused(DsrError.INVALID_IDENTIFIER, value, () -> DataSubject.objectId(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"annasmith", "anna smith@contoso.example", "@contoso.example", "anna@"})
  void anAddressMustHaveTheFormOfAnAddress(String value) {
    assertRefused(DsrError.INVALID_IDENTIFIER, value, () -> DataSubject.mail(value));
    assertRefused(DsrError.INVALID_IDENTIFIER, value, () -> DataSubject.userPrincipalName(value));
  }

  @Test
  void aGuestIsNamedInFull() {
    String guest = "anna_fabrikam.example#EXT#@contoso.example";
    assertThat(DataSubject.userPrincipalName(guest).identifiers().get(0).value()).isEqualTo(guest);
  }

  @Test
  void aDataSubjectHasAnIdentifier() {
    assertRefused(DsrError.INVALID_IDENTIFIER, "", DataSubject::of);
  }

  @Test
  void anIdentityCheckNeedsAPersonAndAMethod() {
    LocalDate day = LocalDate.of(2026, 1, 1);
    assertRefused(
        DsrError.INCOMPLETE_REQUEST, "", () -> IdentityCheck.of(" ", "passport shown", day));
    assertRefused(DsrError.INCOMPLETE_REQUEST, "", () -> IdentityCheck.of("front desk", "", day));
  }

  @Test
  void aWindowEndsAfterItBegins() {
    assertRefused(DsrError.INVALID_WINDOW, "", () -> Window.between(NOON, NOON));
    assertRefused(DsrError.INVALID_WINDOW, "", () -> Window.between(NOON.plusSeconds(1), NOON));
  }

  @Test
  void aWindowContainsItsStartButNotItsEnd() {
    Window hour = Window.between(NOON, NOON.plusSeconds(3600));

    assertThat(hour.contains(NOON)).isTrue();
    assertThat(hour.contains(NOON.plusSeconds(3600))).isFalse();
    assertThat(hour.contains(NOON.minusNanos(1))).isFalse();
    assertThat(Window.since(NOON).contains(Instant.MAX)).isTrue();
    assertThat(Window.all().contains(Instant.MIN)).isTrue();
    assertThat(hour.unbounded()).isFalse();
    assertThat(Window.all().unbounded()).isTrue();
  }
}
