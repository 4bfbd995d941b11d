package org.dsr4j.graph.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dsr4j.model.DsrException;

/**
 * What one write changes: a method, a version and a path of which is known what are names and what
 * are values.
 *
 * <p>Names are the same in any case and with or without their namespace; values are the same only
 * letter by letter, except that a GUID has no case.
 */
public final class WriteTarget {

  private record Segment(String text, boolean name) {

    /** Says of itself whether it is a name, so that no value passes for one. */
    String canonical() {
      if (name) {
        return "name " + NormalizedPath.foldedName(text);
      }
      return "value " + (GUID.matcher(text).matches() ? text.toLowerCase(Locale.ROOT) : text);
    }
  }

  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** The private use area stands for the values while a template is taken apart. */
  private static final char FIRST_MARK = '\uE000';

  private static final Pattern MARK = Pattern.compile("[\\uE000-\\uE0FF]");

  private final String method;
  private final GraphVersion version;
  private final List<Segment> segments;

  private WriteTarget(String method, GraphVersion version, List<Segment> segments) {
    this.method = method;
    this.version = version;
    this.segments = segments;
  }

  /**
   * The target of a template with its values.
   *
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when the path can be understood in
   *     more ways than one
   */
  static WriteTarget of(
      String method, GraphVersion version, PathTemplate template, Map<String, String> values) {
    Map<String, String> marks = new LinkedHashMap<>();
    List<String> marked = new ArrayList<>();
    values.forEach(
        (placeholder, value) -> {
          marks.put(placeholder, String.valueOf((char) (FIRST_MARK + marked.size())));
          marked.add(value);
        });
    List<Segment> segments = new ArrayList<>();
    for (String segment : normal(template.fill(marks))) {
      boolean name = !MARK.matcher(segment).find();
      segments.add(new Segment(name ? segment : unmarked(segment, marked), name));
    }
    // A value with parentheses, say, would be taken apart on its way.
    List<String> sent = normal(template.fill(values));
    if (!sent.equals(segments.stream().map(Segment::text).toList())) {
      throw ambiguous();
    }
    return new WriteTarget(method, version, List.copyOf(segments));
  }

  private static List<String> normal(String path) {
    return NormalizedPath.of(path).orElseThrow(WriteTarget::ambiguous).segments();
  }

  private static DsrException ambiguous() {
    return GraphRequest.invalid("the path of a write can be understood in more ways than one");
  }

  private static String unmarked(String segment, List<String> values) {
    boolean quoted = segment.startsWith("(");
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      int index = c - FIRST_MARK;
      if (index < 0 || index >= values.size()) {
        text.append(c);
      } else {
        text.append(quoted ? values.get(index).replace("'", "''") : values.get(index));
      }
    }
    return text.toString();
  }

  /** Whether it is the address of batches, which could carry anything. */
  boolean isBatch() {
    return new NormalizedPath(segments.stream().map(Segment::text).toList()).isBatch();
  }

  /**
   * Whether an address that is about to be used is the one meant.
   *
   * @param path the path that will be on the wire
   * @return true when each segment is equal
   */
  public boolean isAt(NormalizedPath path) {
    return path.segments().equals(segments.stream().map(Segment::text).toList());
  }

  /** The same for all spellings of the same target, and for no other target. */
  List<String> canonical() {
    List<String> parts = new ArrayList<>(List.of(method, version.segment()));
    segments.forEach(segment -> parts.add(segment.canonical()));
    return parts;
  }
}
