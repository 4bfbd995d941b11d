package org.dsr4j.it.published;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dsr4j.model.SourceDescriptor;

/** The paths that a source reads, and the reads that deliver the items of a published path. */
record ReadPaths(List<ReadPath> reads) {

  /**
   * The placeholders for the person in a path; other placeholders represent rows of earlier reads.
   */
  private static final Pattern PERSON =
      Pattern.compile(
          "\\{(userId|userPrincipalName|deletedUserId|homeUserId|contactId|mail|deviceObjectId"
              + "|deviceId|managedDeviceId|serialNumber)}");

  /**
   * One path of a source.
   *
   * @param version {@code v1.0} or {@code beta}
   * @param template the path template without query
   */
  record ReadPath(String version, String template) {

    /** The last segment that is not a placeholder: the name of the collection or of the object. */
    String lastName() {
      return lastName(template);
    }

    /** Whether the path of this read contains a row of another read. */
    private boolean goesThrough(ReadPath list) {
      return template.matches(".*/" + Pattern.quote(list.lastName()) + "/\\{[^}]*}/.*")
          && !list.template().contains("/" + list.lastName() + "/");
    }

    /** Whether the request itself names the person or a device of the person. */
    boolean isAddressed() {
      return PERSON.matcher(template).find();
    }

    static String lastName(String path) {
      String last = "";
      for (String segment : path.split("/")) {
        if (!segment.isEmpty() && !segment.contains("{") && !isValue(segment)) {
          last = segment.replaceFirst("\\(.*", "");
        }
      }
      return last;
    }

    private static boolean isValue(String segment) {
      return segment.contains("@") || segment.matches("[0-9a-fA-F-]{36}");
    }
  }

  /**
   * Reads the descriptor's {@code readsFrom}: "GET /v1.0/users/{userId}"; other methods start a
   * query.
   */
  static ReadPaths of(SourceDescriptor source) {
    List<ReadPath> reads = new ArrayList<>();
    for (String place : source.readsFrom()) {
      if (!place.startsWith("GET /")) {
        continue;
      }
      String path = place.replaceFirst("^GET /", "").replaceFirst("\\?.*$", "");
      int slash = path.indexOf('/');
      reads.add(new ReadPath(path.substring(0, slash), path.substring(slash)));
    }
    return new ReadPaths(reads.stream().distinct().toList());
  }

  /**
   * The reads that return an item of a published path: the reads with the same name, otherwise all
   * reads that are not only a step to another read.
   */
  List<ReadPath> matching(String publishedPath) {
    String name = ReadPath.lastName(publishedPath);
    List<ReadPath> same =
        reads.stream().filter(read -> read.lastName().equalsIgnoreCase(name)).toList();
    return same.isEmpty() ? finalReads() : same;
  }

  /** The reads that are not only a step to another read. */
  List<ReadPath> finalReads() {
    return reads.stream().filter(read -> !isWay(read)).toList();
  }

  /** Whether these reads, or the reads before them, name the person in the request. */
  boolean isAddressed(List<ReadPath> serving) {
    return serving.stream()
        .anyMatch(
            read ->
                read.isAddressed()
                    || reads.stream().anyMatch(way -> read.goesThrough(way) && way.isAddressed()));
  }

  private boolean isWay(ReadPath read) {
    return reads.stream().anyMatch(other -> other.template().startsWith(read.template() + "/"))
        || reads.stream().anyMatch(other -> other.goesThrough(read));
  }
}
