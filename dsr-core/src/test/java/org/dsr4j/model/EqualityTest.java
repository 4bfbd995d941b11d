package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;

import java.net.IDN;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.dsr4j.PropertyCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One definition of equality for identifiers: reflexive, symmetric, transitive, without locale. */
class EqualityTest {

  private static final IdentifierKind EXACT = new IdentifierKind("badge", true, true, true);
  private static final IdentifierKind NUMBER = EXACT.asNumeric();
  private static final List<IdentifierKind> KINDS = List.of(MAIL, EXACT, NUMBER, OBJECT_ID);

  /** Pieces of which random spellings are made: alike, equivalent, folding or invisible. */
  private static final String[] PIECES = {
    "a",
    "A",
    "i",
    "I",
    "\u0130",
    "\u0131",
    "k",
    "K",
    "\u212a",
    "s",
    "\u017f",
    "\u00df",
    "\u1e9e",
    "ss",
    "\u00eb",
    "e\u0308",
    "\u00cb",
    "\u00e5",
    "\u212b",
    "\ufb01",
    "fi",
    "@",
    ".",
    "xn--",
    "b\u00fccher",
    "B\u00dcCHER",
    "xn--bcher-kva",
    "xn--strae-oqa",
    "stra\u00dfe",
    "007",
    "7",
    "-0",
    "+7",
    "7.0",
    " ",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "\u200d",
    "\u0301",
    "\u0323",
    "\u1fef",
    "`",
    "\u037e",
    "\uff20",
    "\ud83d\ude80",
    "\u0915\u093c",
    "\u0958",
    "-",
    "{",
    "}",
    "1b4e28ba-2fa1-11d2-883f-0016d3cca427",
    "1B4E28BA2FA111D2883F0016D3CCA427"
  };

  private static boolean same(IdentifierKind kind, String one, String other) {
    boolean same = Identifier.of(kind, one).matches(other);
    assertThat(Identifier.of(kind, one).equals(Identifier.of(kind, other))).isEqualTo(same);
    return same;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rosa@shop.example ",
        "\u00a0rosa@shop.example\u2003",
        "rosa@shop.example\u200b",
        "\ufeffrosa@shop.example",
        "\u200erosa@shop.example\u202c",
        "ROSA@Shop.Example",
        "rosa@shop.example."
      })
  void blanksCaseAndInvisibleCharactersAtTheEndsMakeNoDifference(String stored) {
    assertThat(same(MAIL, "rosa@shop.example", stored)).isTrue();
  }

  @Test
  void composedAndDecomposedLettersAreEqual() {
    assertThat(same(MAIL, "zo\u00eb@shop.example", "zoe\u0308@shop.example")).isTrue();
    assertThat(same(EXACT, "Zo\u00eb", "Zoe\u0308")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "rosa@bücher.example, rosa@xn--bcher-kva.example",
    "rosa@bücher.example, rosa@XN--BCHER-KVA.example",
    "rosa@bücher.example, rosa@BÜCHER.example",
    "rosa@straße.example, rosa@xn--strae-oqa.example",
    "rosa@mail.例え.example, rosa@mail.xn--r8jz45g.example",
    "rosa@faß.example, rosa@XN--FA-HIA.EXAMPLE"
  })
  void anInternationalHostIsEqualToItsEncodedForm(String one, String other) {
    assertThat(same(MAIL, one, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "kim@shop.example, \u212aim@shop.example",
    "sam@shop.example, \u017fam@shop.example",
    "ivo@shop.example, \u0131vo@shop.example",
    "ivo@shop.example, \u0130vo@shop.example",
    "rosa@kim.example, rosa@\u212aim.example",
    "rosa@strasse.example, rosa@straße.example",
    "fila@shop.example, \ufb01la@shop.example",
    "zoe@shop.example, zoë@shop.example",
    "rosa@shop.example, rosa\uff20shop.example",
    "rosa@shop.example, ro\u200bsa@shop.example",
    "rosa@shop.example, rosa@shop.example.."
  })
  void charactersThatOnlyLookAlikeStayDifferent(String one, String other) {
    assertThat(same(MAIL, one, other)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xn--",
        "xn---",
        "xn--\u00fc",
        "xn--a",
        "xn--zzzzzzzzzzzzzzzzzz",
        "xn--abc-",
        "xn--9999999999"
      })
  void aHostThatIsNoInternationalHostStaysAsItIs(String label) {
    String address = "rosa@" + label + ".example";

    assertThat(MAIL.comparable(address)).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1B4E28BA-2FA1-11D2-883F-0016D3CCA427",
        "{1b4e28ba-2fa1-11d2-883f-0016d3cca427}",
        "(1b4e28ba-2fa1-11d2-883f-0016d3cca427)",
        "1b4e28ba2fa111d2883f0016d3cca427",
        " {1B4E28BA2FA111D2883F0016D3CCA427}\u200b"
      })
  void aGuidIsEqualInEverySpelling(String spelling) {
    assertThat(same(OBJECT_ID, "1b4e28ba-2fa1-11d2-883f-0016d3cca427", spelling)).isTrue();
    assertThat(same(EXACT, "1b4e28ba-2fa1-11d2-883f-0016d3cca427", spelling)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1b4e28ba-2fa1-11d2-883f-0016d3cca428",
        "1b4e28ba-2fa1-11d2-883f-0016d3cca42",
        "1b4e28ba-2fa1-11d2-883f0016d3cca427",
        "1b4e28ba-2fa1-11d2-883f-0016d3cca42g",
        "{1b4e28ba-2fa1-11d2-883f-0016d3cca427)",
        "1b4e-28ba2fa1-11d2-883f-0016d3cca427",
        "1b4e28ba-2fa1-11d2-883f-0016d3cca427.",
        "device 1b4e28ba-2fa1-11d2-883f-0016d3cca427"
      })
  void aTextThatIsNotThatGuidStaysDifferent(String other) {
    assertThat(same(OBJECT_ID, "1b4e28ba-2fa1-11d2-883f-0016d3cca427", other)).isFalse();
  }

  @Test
  void theHostOfACaseSensitiveKindIsComparedExactly() {
    assertThat(same(EXACT, "A@b\u00fccher.example", "A@xn--bcher-kva.example")).isFalse();
    assertThat(same(EXACT, "A", "a")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"7, 007", "7, +7", "7, 7.00", "0, -0", "0, 000", "-7, -007", "4.5, 04.50"})
  void numbersAreEqualInEverySpellingIfTheKindIsNumeric(String one, String other) {
    assertThat(same(NUMBER, one, other)).isTrue();
    assertThat(same(EXACT, one, other)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"7, -7", "7, 70", "7, 7.1", "7, 7e0", "7, \u0667", "7, 7.", "7, A7"})
  void differentNumbersStayDifferent(String one, String other) {
    assertThat(same(NUMBER, one, other)).isFalse();
  }

  @Test
  void aNumericKindIsAnotherKindThanTheTextualOne() {
    assertThat(Identifier.of(NUMBER, "7")).isNotEqualTo(Identifier.of(EXACT, "7"));
  }

  @Test
  void noCharacterOutsideAsciiBecomesOneOfAscii() {
    for (int letter = 0x80; letter <= Character.MAX_CODE_POINT; letter++) {
      boolean real =
          Character.isDefined(letter) && Character.getType(letter) != Character.SURROGATE;
      if (real && !MAIL.comparable(Character.toString(letter)).isEmpty()) {
        String text = "x@x" + Character.toString(letter) + "x";
        assertThat(MAIL.comparable(text).chars().filter(one -> one > 0x7f).count())
            .as("U+%04X", letter)
            .isPositive();
      }
    }
  }

  @Test
  void randomSpellingsAreComparedByAnEquivalenceRelation() {
    PropertyCheck.holds(
        20_000,
        random -> {
          IdentifierKind kind = KINDS.get(random.nextInt(KINDS.size()));
          String text = spelling(random);
          String other = random.nextBoolean() ? respelled(text, random) : spelling(random);
          String third = respelled(other, random);

          String form = kind.comparable(text);
          assertThat(kind.comparable(form)).as("stable").isEqualTo(form);
          boolean same = form.equals(kind.comparable(other));
          boolean sameAgain = kind.comparable(other).equals(kind.comparable(third));
          if (CanonicalText.trimmed(text).isEmpty() || CanonicalText.trimmed(other).isEmpty()) {
            return;
          }
          Identifier one = Identifier.of(kind, text);
          Identifier two = Identifier.of(kind, other);
          assertThat(one).isEqualTo(Identifier.of(kind, text));
          assertThat(one.equals(two)).isEqualTo(same).isEqualTo(two.equals(one));
          assertThat(one.matches(other)).isEqualTo(same).isEqualTo(two.matches(text));
          if (same) {
            assertThat(one).hasSameHashCodeAs(two);
            assertThat(one.matches(third)).isEqualTo(sameAgain);
          }
        });
  }

  private static String spelling(Random random) {
    StringBuilder text = new StringBuilder();
    int pieces = 1 + random.nextInt(7);
    for (int i = 0; i < pieces; i++) {
      text.append(PIECES[random.nextInt(PIECES.length)]);
    }
    return text.toString();
  }

  private static String respelled(String text, Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Normalizer.normalize(text, Normalizer.Form.NFD);
      case 1 -> " " + text + "\u200b";
      case 2 -> text.toUpperCase(Locale.ROOT);
      case 3 -> text.replace("7", "007");
      case 4 -> "{" + text + "}";
      default -> text.replace("b\u00fccher", "xn--bcher-kva");
    };
  }

  @Test
  void randomInternationalHostsAreEqualToWhatTheJdkEncodes() {
    String letters = "abz\u00e4\u00f6\u00fc\u00e9\u03b1\u03b2\u0436\u044f\u4f8b\u3048\u0e01";
    PropertyCheck.holds(
        5_000,
        random -> {
          StringBuilder label = new StringBuilder();
          for (int i = 0; i < 1 + random.nextInt(12); i++) {
            label.append(letters.charAt(random.nextInt(letters.length())));
          }
          String host = label + ".example";

          assertThat(MAIL.comparable("rosa@" + IDN.toASCII(host))).isEqualTo("rosa@" + host);
        });
  }

  @Test
  void theDefaultLocaleHasNoInfluence() {
    Locale before = Locale.getDefault();
    try {
      for (String language : List.of("tr", "az", "lt", "el", "en")) {
        Locale.setDefault(Locale.forLanguageTag(language));
        assertThat(MAIL.comparable("IVI@ISTANBUL.EXAMPLE")).isEqualTo("ivi@istanbul.example");
        assertThat(NUMBER.comparable("0012")).isEqualTo("12");
      }
    } finally {
      Locale.setDefault(before);
    }
  }
}
