package org.dsr4j.graph.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path below the version, taken apart as the service takes it apart.
 *
 * <p>Percent-encoding is undone once, a key in parentheses becomes a segment of its own, empty
 * parentheses and one slash at the end go. A path that two readers could understand in two ways has
 * no normal form: dots, empty segments, encoded slashes, double encoding, control characters.
 *
 * @param segments decoded; letters as they were written
 */
public record NormalizedPath(List<String> segments) {

  private static final String ASCII_OTHER = "-._~!$&'()*+,=:@";
  private static final Pattern KEYED = Pattern.compile("([^()']+)\\(([^()]*)\\)");
  private static final Pattern QUOTED = Pattern.compile("'((?:[^']|'')*)'");
  private static final Pattern NAMED_ID = Pattern.compile("[iI][dD]=(.+)");

  /**
   * Copies the segments.
   *
   * @param segments decoded, in order
   */
  public NormalizedPath {
    segments = List.copyOf(segments);
  }

  /**
   * Takes a path apart.
   *
   * @param raw percent-encoded, with or without a slash in front, without query
   * @return empty when it has no normal form
   */
  public static Optional<NormalizedPath> of(String raw) {
    String path = raw.startsWith("/") ? raw.substring(1) : raw;
    path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      Optional<String> decoded = decoded(segment).filter(NormalizedPath::isPlain);
      if (decoded.isEmpty() || !split(decoded.get(), segments)) {
        return Optional.empty();
      }
    }
    return Optional.of(new NormalizedPath(segments));
  }

  /** Undoes the encoding once; empty when a character should not be there as it is. */
  private static Optional<String> decoded(String segment) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(segment.length());
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '%') {
        if (i + 2 >= segment.length()
            || !HexFormat.isHexDigit(segment.charAt(i + 1))
            || !HexFormat.isHexDigit(segment.charAt(i + 2))) {
          return Optional.empty();
        }
        bytes.write(HexFormat.fromHexDigits(segment, i + 1, i + 3));
        i += 2;
      } else if (isAsciiLetterOrDigit(c) || ASCII_OTHER.indexOf(c) >= 0) {
        bytes.write(c);
      } else {
        return Optional.empty();
      }
    }
    return utf8(bytes.toByteArray());
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  private static Optional<String> utf8(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlain(String segment) {
    return !segment.isEmpty()
        && segment.equals(segment.strip())
        && !segment.endsWith(".")
        && segment.chars().noneMatch(c -> "/\\%?;".indexOf(c) >= 0 || Character.isISOControl(c));
  }

  /** Adds a segment, or the two that a segment with a key is. */
  private static boolean split(String segment, List<String> segments) {
    if (segment.indexOf('(') < 0 && segment.indexOf(')') < 0) {
      return segments.add(segment);
    }
    Matcher keyed = KEYED.matcher(segment);
    if (!keyed.matches()) {
      return false;
    }
    segments.add(keyed.group(1));
    String key = keyed.group(2);
    Matcher id = NAMED_ID.matcher(key);
    return key.isEmpty() || addKey(id.matches() ? id.group(1) : key, segments);
  }

  private static boolean addKey(String key, List<String> segments) {
    Matcher quoted = QUOTED.matcher(key);
    if (quoted.matches()) {
      String text = quoted.group(1).replace("''", "'");
      return !text.isEmpty() && segments.add(text);
    }
    // Alternate and compound keys keep their form: they are other names of what they name.
    boolean named = key.indexOf('=') >= 0;
    return (named || key.indexOf('\'') < 0) && segments.add(named ? "(" + key + ")" : key);
  }

  /**
   * Whether it is the address of batches, in any spelling.
   *
   * @return true for {@code $batch}
   */
  public boolean isBatch() {
    return segments.size() == 1 && foldedName(segments.get(0)).equals("$batch");
  }

  /**
   * A name without its namespace and in small letters; other letters than ASCII's stay.
   *
   * @param segment one segment of a path
   * @return the name for comparison
   */
  public static String foldedName(String segment) {
    StringBuilder folded = new StringBuilder(segment.length());
    segment.chars().forEach(c -> folded.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
    String name = folded.toString();
    for (String namespace : List.of("microsoft.graph.", "graph.")) {
      if (name.startsWith(namespace)) {
        return name.substring(namespace.length());
      }
    }
    return name;
  }

  /** Holds values. */
  @Override
  public String toString() {
    return "NormalPath[" + segments.size() + " segments]";
  }
}
