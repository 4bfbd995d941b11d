package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;

import org.dsr4j.PropertyCheck;
import org.junit.jupiter.api.Test;

/** The spellings in which a service may store a value: all equal to it, and enough of them. */
class StoredSpellingsTest {

  private static final IdentifierKind EXACT = new IdentifierKind("badge", true, true, true);
  private static final String[] LETTERS = {
    "a",
    "Z",
    "k",
    "\u212a",
    "\u00eb",
    "e\u0308",
    "\u00df",
    "\u0131",
    "\u4f8b",
    "\u1e9e",
    "-",
    "7",
    "\u00fc",
    "\u0915\u093c",
    "\ud83d\ude80",
    "."
  };

  @Test
  void aPlainValueHasOneSpelling() {
    assertThat(MAIL.spellings("rosa@shop.example")).containsExactly("rosa@shop.example");
    assertThat(MAIL.spellings(" rosa@shop.example\u200b")).containsExactly("rosa@shop.example");
    assertThat(EXACT.spellings("Badge-7")).containsExactly("Badge-7");
  }

  @Test
  void theNameAndTheHostAreSpelledInEachForm() {
    assertThat(MAIL.spellings("zo\u00eb@xn--bcher-kva.example"))
        .contains(
            "zo\u00eb@xn--bcher-kva.example",
            "zo\u00eb@b\u00fccher.example",
            "zoe\u0308@xn--bcher-kva.example",
            "zoe\u0308@bu\u0308cher.example");
    assertThat(MAIL.spellings("Rosa@stra\u00dfe.example"))
        .contains("Rosa@xn--strae-oqa.example", "rosa@stra\u00dfe.example");
  }

  @Test
  void aGuidIsSpelledInItsUsualForm() {
    assertThat(OBJECT_ID.spellings("{1B4E28BA-2FA1-11D2-883F-0016D3CCA427}"))
        .contains("1b4e28ba-2fa1-11d2-883f-0016d3cca427");
  }

  @Test
  void everySpellingIsEqualToTheValue() {
    PropertyCheck.holds(
        2000,
        random -> {
          StringBuilder text = new StringBuilder("x");
          for (int i = random.nextInt(8); i > 0; i--) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
          }
          text.append(random.nextBoolean() ? "@y" : "");
          for (int i = random.nextInt(8); i > 0; i--) {
            text.append(LETTERS[random.nextInt(LETTERS.length)]);
          }
          String value = text.toString();
          for (IdentifierKind kind : new IdentifierKind[] {MAIL, EXACT}) {
            assertThat(kind.spellings(value))
                .isNotEmpty()
                .allSatisfy(
                    each -> assertThat(kind.comparable(each)).isEqualTo(kind.comparable(value)));
          }
        });
  }
}
