package org.dsr4j.graph.catalogue;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.model.ExpectedRequest;
import org.dsr4j.model.ExpectedRequest.Per;
import org.jspecify.annotations.Nullable;

/**
 * The requests that an entry is expected to send, for estimates: each list has one page, and a list
 * whose rows are read one by one has one row. Reads that need a rare identifier, for example that
 * of a deleted account, are not counted.
 */
final class ExpectedReads {

  /** How many comparisons a joined filter has; see {@code JoinedReads}. */
  static final int TOGETHER = 15;

  private static final String GLOBAL = GraphCloud.GLOBAL.catalogueName();

  private final List<ExpectedRequest> requests = new ArrayList<>();

  private final Set<String> parents = new HashSet<>();

  private ExpectedReads() {}

  static List<ExpectedRequest> of(List<ReadFacts> reads, @Nullable SpecialReader special) {
    ExpectedReads expected = new ExpectedReads();
    reads.stream().filter(read -> !isRare(read)).forEach(expected::add);
    if (special != null) {
      expected.requests.addAll(special.expectedIn(GLOBAL));
    }
    return List.copyOf(expected.requests);
  }

  private static boolean isRare(ReadFacts read) {
    return read.needed().stream()
        .anyMatch(name -> name.optional() && !name.ofDevice() && !name.name().equals("mail"));
  }

  private void add(ReadFacts read) {
    ReadFacts.Whole whole = read.whole;
    if (whole != null) {
      // One list has the rows of several sources.
      add(whole.list());
      return;
    }
    ReadFacts.Hop hop = read.hop;
    if (hop != null && parents.add(hop.parent().template)) {
      // Reads below the same list share it.
      add(hop.parent());
    }
    Per per = per(read);
    String request = "GET /" + read.version.segment() + read.template;
    String filter = read.filter == null ? "" : read.filter;
    boolean joined = read.joinable && !filter.isEmpty();
    // A row of a joined filter shows one value of a plain field; of a list it may hide the others.
    boolean acrossPeople = joined && !filter.split(" and ", 2)[0].contains("/any(");
    requests.add(
        new ExpectedRequest(
            request + query(read, filter),
            per,
            joined ? TOGETHER : 1,
            acrossPeople,
            !read.sharedTypes.isEmpty()));
    if (read.detail != null) {
      boolean ofDevices = per == Per.PERSON && read.template.toLowerCase(ROOT).endsWith("devices");
      requests.add(
          ExpectedRequest.of(
              "GET /" + read.version.segment() + read.detail, ofDevices ? Per.DEVICE : per));
    }
  }

  private static String query(ReadFacts read, String filter) {
    StringJoiner options = new StringJoiner("&", "?", "").setEmptyValue("");
    if (!filter.isEmpty()) {
      options.add("$filter=" + filter);
    }
    if (read.selection != null) {
      options.add("$select=" + String.join(",", read.selection.in(GLOBAL)));
    }
    if (read.expand != null) {
      options.add("$expand=" + read.expand);
    }
    return options.toString();
  }

  private static Per per(ReadFacts read) {
    List<Placeholder> needed = read.needed();
    if (needed.isEmpty()) {
      return Per.RUN;
    }
    return needed.stream().anyMatch(Placeholder::ofDevice) ? Per.DEVICE : Per.PERSON;
  }
}
