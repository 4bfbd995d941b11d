package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pasted identifiers are cleaned if that is unambiguous, and refused otherwise. */
class PastedInputTest {

  private static final String ROSA = "rosa@shop.example";
  private static final String ID = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";

  private static String value(DataSubject subject) {
    return subject.identifiers().get(0).value();
  }

  private static String refusal(String text) {
    DsrException refusal = catchThrowableOfType(DsrException.class, () -> DataSubject.mail(text));
    assertThat(refusal).as("refused").isNotNull();
    assertThat(refusal.code()).isEqualTo(DsrError.INVALID_IDENTIFIER);
    assertThat(refusal.getMessage()).contains("'mail'").doesNotContain("rosa", "shop.example");
    return refusal.getMessage();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " rosa@shop.example\n",
        "rosa@shop.example\u200b",
        "\u00a0rosa@shop.example\u00a0",
        "\ufeffrosa@shop.example",
        "\u202arosa@shop.example\u202c",
        "\u2066rosa@shop.example\u2069",
        "rosa@shop.example\u00ad",
        "mailto:rosa@shop.example",
        "MailTo: rosa@shop.example",
        "SMTP:rosa@shop.example",
        "<rosa@shop.example>",
        "<mailto:rosa@shop.example>",
        "Rosa Lopez <rosa@shop.example>",
        "\"Lopez, Rosa\" <rosa@shop.example>;",
        "\"rosa@shop.example\"",
        "'rosa@shop.example'",
        "\u201crosa@shop.example\u201d",
        "\u201erosa@shop.example\u201c",
        "\u00abrosa@shop.example\u00bb",
        "(rosa@shop.example)",
        "rosa@shop.example.",
        "rosa@shop.example,",
        "<rosa@shop.example>;",
        "rosa\uff20shop.example",
        "rosa\ufe6bshop.example"
      })
  void whatSurroundsAnAddressIsRemoved(String pasted) {
    assertThat(value(DataSubject.mail(pasted))).isEqualTo(ROSA);
    assertThat(value(DataSubject.userPrincipalName(pasted))).isEqualTo(ROSA);
    if (!pasted.contains("\n")) {
      assertThat(value(DataSubject.of(Identifier.of(MAIL, pasted)))).isEqualTo(ROSA);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ro\u200bsa@shop.example",
        "rosa@shop\u00ad.example",
        "ro\u202esa@shop.example",
        "ro\u200dsa@shop.example",
        "rosa@\ufeffshop.example",
        "rosa@shop.\u00a0example",
        "ro\u3164sa@shop.example",
        "rosa\ufe0f@shop.example"
      })
  void anInvisibleCharacterInsideIsRefusedBecauseItCouldNameAnotherPerson(String pasted) {
    assertThat(refusal(pasted)).containsPattern("U\\+[0-9A-F]{4}");
  }

  @Test
  void aRefusalSaysWhatWasWrong() {
    assertThat(refusal("rosa@shop.example kim@shop.example")).contains("white space");
    assertThat(refusal("rosa@shop.example;kim@shop.example")).contains("more than one '@'");
    assertThat(refusal("\uff52osa@shop.example")).contains("full-width");
    assertThat(refusal("rosa@shop.example?subject=x")).contains("name@domain");
    assertThat(refusal("<rosa@shop.example")).contains("brackets");
    assertThat(refusal("\"rosa@shop.example")).contains("quotes");
    assertThat(refusal("rosa")).contains("name@domain");
    assertThat(refusal("rosa@shop..example")).contains("name@domain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kim@other.example <rosa@shop.example>",
        "Rosa <rosa@shop.example> <kim@shop.example>",
        "Rosa <rosa@shop.example> and Kim",
        "rosa@shop.example@other.example",
        "rosa@shop.example/kim@shop.example"
      })
  void inputThatCouldNameTwoPeopleIsRefused(String pasted) {
    refusal(pasted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "o'brien@shop.example",
        "'rosa@shop.example",
        "rosa+news@shop.example",
        "rosa_mail.example#EXT#@shop.example",
        "zo\u00eb@b\u00fccher.example",
        "\u0646\u0627\u0645\u200c\u0627\u06cc@shop.example",
        "rosa@localhost",
        "!#$%&*/=?^_`|~@shop.example"
      })
  void whatBelongsToAnAddressIsKept(String address) {
    assertThat(value(DataSubject.mail(address))).isEqualTo(address);
  }

  @Test
  void anObjectIdMayStandInBracesOrQuotes() {
    assertThat(value(DataSubject.objectId("{" + ID + "}"))).isEqualTo(ID);
    assertThat(value(DataSubject.objectId("\"" + ID + "\""))).isEqualTo(ID);
    assertThat(value(DataSubject.objectId("{" + ID.replace("-", "") + "}"))).isEqualTo(ID);
    assertThat(value(DataSubject.of(Identifier.of(DEVICE_ID, "{" + ID + "}")))).isEqualTo(ID);
    assertThat(value(DataSubject.objectId("\u200e" + ID + "\u00a0"))).isEqualTo(ID);
    assertThat(DataSubject.objectId(ID).identifiers().get(0).kind()).isEqualTo(OBJECT_ID);
  }

  @Test
  void otherKindsLoseOnlyWhatIsAtTheEnds() {
    IdentifierKind badge = new IdentifierKind("badge", true, true, true);

    assertThat(value(DataSubject.of(Identifier.of(badge, "\ufeff<K 1>\u00a0")))).isEqualTo("<K 1>");
  }

  @Test
  void aNumericKindAcceptsOnlyNumbers() {
    IdentifierKind number = new IdentifierKind("number", true, true, true).asNumeric();
    DsrException refusal =
        catchThrowableOfType(
            DsrException.class, () -> DataSubject.of(Identifier.of(number, "47 11")));

    assertThat(refusal.getMessage()).contains("'number'").contains("decimal number");
    assertThat(value(DataSubject.of(Identifier.of(number, " 0047 ")))).isEqualTo("0047");
  }

  @Test
  void anIdentifierWithoutAVisibleCharacterIsRefused() {
    DsrException refusal =
        catchThrowableOfType(DsrException.class, () -> Identifier.of(MAIL, "\u200b\u00a0\ufeff"));

    assertThat(refusal.code()).isEqualTo(DsrError.INVALID_IDENTIFIER);
  }
}
