package org.dsr4j.graph.doctor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.model.ExpectedRequest;
import org.dsr4j.model.ExpectedRequest.Per;
import org.dsr4j.model.SourceDescriptor;

/**
 * The requests that some sources are expected to send, for any number of people.
 *
 * @param groups requests of one source to one place with the same conditions: they may go together
 */
record Workload(List<List<ExpectedRequest>> groups) {

  Workload {
    groups = groups.stream().map(List::copyOf).toList();
  }

  static Workload of(Collection<SourceDescriptor> sources) {
    List<List<ExpectedRequest>> groups = new ArrayList<>();
    Set<ExpectedRequest> shared = new HashSet<>();
    for (SourceDescriptor source : sources) {
      Map<String, List<ExpectedRequest>> together = new LinkedHashMap<>();
      for (ExpectedRequest request : expected(source)) {
        if (!request.shared() || shared.add(request)) {
          together
              .computeIfAbsent(request.place() + conditions(request), any -> new ArrayList<>())
              .add(request);
        }
      }
      groups.addAll(together.values());
    }
    return new Workload(groups);
  }

  private static List<ExpectedRequest> expected(SourceDescriptor source) {
    List<ExpectedRequest> expected = source.expectedRequests();
    if (!expected.isEmpty()) {
      return expected;
    }
    return ReadEndpoint.of(source).stream()
        .map(
            place ->
                ExpectedRequest.of(place.toString(), place.perDevice() ? Per.DEVICE : Per.PERSON))
        .toList();
  }

  private static String conditions(ExpectedRequest request) {
    String whole = request.request();
    int further = whole.indexOf(" and ");
    return request.together() == 1 ? whole : further < 0 ? "" : whole.substring(further);
  }

  /** Returns how often each request is sent. */
  Map<RequestShape, Long> calls(int people, int devicesEach) {
    Map<RequestShape, Long> calls = new LinkedHashMap<>();
    if (people > 0) {
      for (List<ExpectedRequest> group : groups) {
        long sent = sent(group, people, devicesEach);
        if (sent > 0) {
          RequestShape.of(group.get(0)).ifPresent(shape -> calls.merge(shape, sent, Long::sum));
        }
      }
    }
    return calls;
  }

  private static long sent(List<ExpectedRequest> group, long people, long devicesEach) {
    int together = group.get(0).together();
    long sent = 0;
    long ofOnePerson = 0;
    for (ExpectedRequest request : group) {
      long each =
          switch (request.per()) {
            case RUN, PERSON -> 1;
            case DEVICE -> devicesEach;
          };
      if (request.per() == Per.RUN) {
        sent++;
      } else if (request.acrossPeople() && people > 1) {
        sent += divided(people * each, together);
      } else {
        ofOnePerson += each;
      }
    }
    return sent + people * divided(ofOnePerson, together);
  }

  private static long divided(long identifiers, int together) {
    return (identifiers + together - 1) / together;
  }
}
