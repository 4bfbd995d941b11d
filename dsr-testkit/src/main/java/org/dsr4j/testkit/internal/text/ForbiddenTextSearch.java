package org.dsr4j.testkit.internal.text;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Searches for forbidden texts, ignoring case and independently of JSON escapes. */
public final class ForbiddenTextSearch {

  private final List<String> texts;

  /**
   * A text that was found.
   *
   * @param text the forbidden text
   * @param where the JSON pointer, or empty outside of JSON
   * @param excerpt the text around it
   */
  public record Hit(String text, String where, String excerpt) {}

  public ForbiddenTextSearch(String... texts) {
    this.texts = List.of(texts);
    if (this.texts.isEmpty() || this.texts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a search needs at least one non-blank text");
    }
  }

  public Optional<Hit> inJson(String json) {
    try {
      for (String text : texts) {
        Optional<JsonTokens.Place> place = JsonTokens.find(json, said -> contains(said, text));
        if (place.isPresent()) {
          return place.map(at -> new Hit(text, at.pointer(), Excerpt.of(json, at.left()).text()));
        }
      }
      return Optional.empty();
    } catch (IOException notJson) {
      // Invalid JSON is searched too, otherwise a damaged file could hide texts.
      return inText(json);
    }
  }

  public Optional<Hit> inText(String body) {
    String lower = lower(body);
    for (String text : texts) {
      int at = lower.indexOf(lower(text));
      if (at >= 0) {
        return Optional.of(new Hit(text, "", Excerpt.of(lower, at).text()));
      }
    }
    return Optional.empty();
  }

  private static boolean contains(String said, String text) {
    return lower(said).contains(lower(text));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
