package org.dsr4j.testkit.internal.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.schema.TableResource;

/** The text of a row with placeholders, read from a file on the testkit's class path. Immutable. */
public final class RowTemplate {

  private static final Map<String, RowTemplate> CACHE = new ConcurrentHashMap<>();

  private final List<String> texts = new ArrayList<>();
  private final List<TemplatePlaceholder> gaps = new ArrayList<>();

  private RowTemplate(String text) {
    int at = 0;
    for (int open = text.indexOf("${"); open >= 0; open = text.indexOf("${", at)) {
      int close = text.indexOf('}', open);
      texts.add(text.substring(at, open));
      gaps.add(TemplatePlaceholder.of(text.substring(open + 2, close)));
      at = close + 1;
    }
    texts.add(text.substring(at));
  }

  /**
   * {@return the template of this name}
   *
   * @param name the template's name
   */
  public static RowTemplate named(String name) {
    return CACHE.computeIfAbsent(
        name, key -> new RowTemplate(compact(TableResource.text("templates/" + key + ".json"))));
  }

  /**
   * {@return the template of a row of a published type, generated from the published facts about
   * it}
   *
   * @param type the entity type
   */
  public static RowTemplate generated(String type) {
    // no conflict with the named ones: no file name begins with an asterisk
    String key = "*" + type;
    RowTemplate cached = CACHE.get(key);
    if (cached == null) {
      cached = new RowTemplate(GeneratedTemplate.of(type));
      CACHE.put(key, cached);
    }
    return cached;
  }

  /** Parses a text as a template. */
  static RowTemplate inline(String text) {
    return CACHE.computeIfAbsent(text, RowTemplate::new);
  }

  /**
   * Replaces the placeholders.
   *
   * @param values the values
   * @return the text
   */
  public String fill(RowValues values) {
    StringBuilder out = new StringBuilder(1024);
    for (int i = 0; i < gaps.size(); i++) {
      out.append(texts.get(i));
      RawJson.appendEscaped(out, values.of(gaps.get(i)));
    }
    return out.append(texts.get(gaps.size())).toString();
  }

  /** Removes the white space that makes the file readable; Graph sends none. */
  private static String compact(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inString = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' && text.charAt(i - 1) != '\\') {
        inString = !inString;
      }
      if (inString || c > ' ') {
        out.append(c);
      }
    }
    return out.toString();
  }
}
