package org.dsr4j.testkit.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Splits JSON text into parts of the same text.
 *
 * <p>Values are never parsed into numbers or trees, so that the simulator returns a row exactly as
 * a test added it. All methods except {@link #requireObject} expect valid JSON. Stateless.
 */
public final class RawJson {

  private static final JsonFactory JSON = new JsonFactory();

  private RawJson() {}

  /**
   * {@return the members of an object in their order; of equal names the last one wins}
   *
   * @param object a JSON object
   */
  public static Map<String, String> members(String object) {
    Map<String, String> members = new LinkedHashMap<>();
    Scanner scanner = new Scanner(object);
    while (scanner.nextMember()) {
      members.put(scanner.name(), scanner.value());
    }
    return members;
  }

  /**
   * {@return the text of one member of an object, or null when the value is not an object or has no
   * such member}
   *
   * @param object a JSON object
   * @param name the member's name
   */
  public static @Nullable String member(String object, String name) {
    if (!isObject(object)) {
      return null;
    }
    Scanner scanner = new Scanner(object);
    while (scanner.nextMember()) {
      if (scanner.nameIs(name)) {
        return scanner.value();
      }
    }
    return null;
  }

  /**
   * {@return the texts of an array's elements}
   *
   * @param array a JSON array
   */
  public static List<String> elements(String array) {
    List<String> elements = new ArrayList<>();
    Scanner scanner = new Scanner(array);
    while (scanner.nextElement()) {
      elements.add(scanner.value());
    }
    return elements;
  }

  /**
   * {@return whether the value is an object}
   *
   * @param value the value
   */
  public static boolean isObject(String value) {
    return firstOf(value) == '{';
  }

  /**
   * {@return whether the value is an array}
   *
   * @param value the value
   */
  public static boolean isArray(String value) {
    return firstOf(value) == '[';
  }

  /**
   * {@return whether the value is a string}
   *
   * @param value the value
   */
  public static boolean isString(String value) {
    return firstOf(value) == '"';
  }

  /**
   * {@return the characters that a JSON string represents}
   *
   * @param string a JSON string
   */
  public static String unquote(String string) {
    String inner = string.strip();
    inner = inner.substring(1, inner.length() - 1);
    return inner.indexOf('\\') < 0 ? inner : unescape(string);
  }

  /**
   * {@return the JSON string that represents some characters}
   *
   * @param characters the characters
   */
  public static String quote(String characters) {
    StringBuilder out = new StringBuilder(characters.length() + 2).append('"');
    appendEscaped(out, characters);
    return out.append('"').toString();
  }

  /**
   * Writes the part between the quotes of a JSON string.
   *
   * @param out the target
   * @param characters the characters
   */
  public static void appendEscaped(StringBuilder out, String characters) {
    // only few texts need the encoder, which is slow for many small texts
    if (needsEscapes(characters)) {
      JsonStringEncoder.getInstance().quoteAsString(characters, out);
    } else {
      out.append(characters);
    }
  }

  private static boolean needsEscapes(String characters) {
    for (int i = 0; i < characters.length(); i++) {
      char c = characters.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return true;
      }
    }
    return false;
  }

  /**
   * {@return the text when it is exactly one JSON object}
   *
   * @param text the text
   * @throws IllegalArgumentException when it is not
   */
  public static String requireObject(String text) {
    requireValue(text);
    if (!isObject(text)) {
      throw new IllegalArgumentException("a row must be a JSON object");
    }
    return text;
  }

  /**
   * {@return the text when it is exactly one JSON value}
   *
   * @param text the text
   * @throws IllegalArgumentException when it is not
   */
  public static String requireValue(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new IllegalArgumentException("JSON text expected, but it is empty");
      }
      parser.skipChildren();
      JsonToken next = parser.nextToken();
      if (next != null) {
        throw new IllegalArgumentException("one JSON value expected, but more follows");
      }
      return text;
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static String unescape(String string) {
    try (JsonParser parser = JSON.createParser(string)) {
      parser.nextToken();
      return parser.getText();
    } catch (IOException e) {
      throw new IllegalArgumentException("not a JSON string", e);
    }
  }

  private static char firstOf(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) > ' ') {
        return value.charAt(i);
      }
    }
    return '\0';
  }
}
