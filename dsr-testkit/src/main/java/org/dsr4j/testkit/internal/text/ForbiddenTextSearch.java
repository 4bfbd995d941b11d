package org.dsr4j.testkit.internal.text;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks for texts that must not be there, whatever their case and however JSON escapes them. */
public final class ForbiddenTextSearch {

  private final List<String> texts;

  /**
   * A text that was found.
   *
   * @param text what was looked for
   * @param where the JSON pointer, or empty outside of JSON
   * @param excerpt what stands around it
   */
  public record Hit(String text, String where, String excerpt) {}

  public ForbiddenTextSearch(String... texts) {
    this.texts = List.of(texts);
    if (this.texts.isEmpty() || this.texts.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a search for nothing proves nothing");
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
      // What cannot be read as JSON is searched all the same, or a broken file would hide things.
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
