package org.dsr4j.it.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pages use standard terms; {@code plain-words.txt} lists what they do not use. */
class PlainWordsInPagesTest {

  @Test
  void aWordOfTheListIsFoundAlsoAcrossALineBreak() throws IOException {
    assertThat(PlainWords.load().findIn("page.md", "First.\nWhoever reads this\nis under\nway."))
        .containsExactly(
            "page.md:2: \"Whoever\"; write: the operator, the caller, or another named actor",
            "page.md:3: \"under\nway\"; write: in progress");
  }

  @Test
  void aPartOfAWordIsNotFound() throws IOException {
    assertThat(PlainWords.load().findIn("page.md", "We recommend LegalHoldProvider, marshalled."))
        .isEmpty();
  }

  @Test
  void pagesUsePlainWords() throws IOException {
    PlainWords words = PlainWords.load();
    List<Path> pages = Pages.written();
    List<String> found = new ArrayList<>();
    for (Path page : pages) {
      found.addAll(words.findIn(Pages.name(page), text(page)));
    }

    assertThat(pages).hasSizeGreaterThan(25);
    assertThat(found).isEmpty();
  }

  /** Pages about changes name in code what is gone. */
  private static String text(Path page) throws IOException {
    String text = Files.readString(page);
    return Pages.isHistory(page) ? text.replaceAll("`[^`\n]*`", "``") : text;
  }
}
