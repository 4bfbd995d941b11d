package org.dsr4j.it.read;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * One request instead of several delivers the same records and the same gaps, however the service
 * answers it.
 */
class ShortcutsTest {

  private static final long SEED = Long.getLong("dsr.seed", 20261201L);
  private static final String AUDITS = "/auditLogs/directoryAudits";

  /** The sources with places that allow 5 requests in 10 seconds. */
  private static final List<String> NARROW = List.of("/auditLogs", "/authentication", "/reports/");

  private static SimulatedTenant simulated;
  private static Identity[] people;

  /** How the service may answer. */
  private enum Mode {
    AS_DOCUMENTED,
    FILTERS_IGNORED,
    FILTERS_REFUSED,
    CHANGING_DATES,
    JOINED_REFUSED,
    JOINED_FAILS,
    JOINED_FORBIDDEN,
    EVERYTHING_FORBIDDEN;

    void start(SimulatedTenant tenant) {
      tenant
          .answers()
          .ignoreFilters(this == FILTERS_IGNORED)
          .refuseFilters(this == FILTERS_REFUSED)
          .volatileFields(this == CHANGING_DATES)
          .rewrite(this::answer);
    }

    private SimulatedResponse answer(RecordedRequest request, SimulatedResponse response) {
      boolean joined = request.query().contains("%20or%20");
      return switch (this) {
        case JOINED_REFUSED -> joined ? refusal(400, "BadRequest") : response;
        case JOINED_FAILS -> joined ? refusal(500, "generalException") : response;
        case JOINED_FORBIDDEN -> joined ? refusal(403, "Forbidden") : response;
        case EVERYTHING_FORBIDDEN ->
            NARROW.stream().anyMatch(request.path()::contains)
                ? refusal(403, "Forbidden")
                : response;
        default -> response;
      };
    }

    private static SimulatedResponse refusal(int status, String code) {
      return SimulatedResponse.json(
          status, "{\"error\":{\"code\":\"" + code + "\",\"message\":\"refused\"}}");
    }
  }

  /** What a source delivered, and why it may be incomplete. */
  private record Result(Set<String> records, Set<String> gaps, boolean failed) {

    static Result of(RecordedRead read, boolean withContent) {
      return new Result(
          read.records().stream()
              .map(
                  record ->
                      record.key().value()
                          + " "
                          + record.match().strength()
                          + (withContent ? " " + record.json() : ""))
              .collect(Collectors.toCollection(TreeSet::new)),
          read.gaps().stream()
              .map(gap -> gap.status() + " " + gap.code().code() + " " + gap.detail())
              .collect(Collectors.toCollection(TreeSet::new)),
          read.thrown().isPresent());
    }
  }

  @BeforeAll
  static void start() {
    Random random = new Random(SEED);
    simulated = SimulatedTenant.start(SEED);
    simulated.exportJobs().finishAtPoll(1);
    List<SimulatedUser> users =
        Stream.of("anna", "bert", "carl", "dora").map(alias -> populated(alias, random)).toList();
    simulated.rows("v1.0", AUDITS, audits(users, random, 60));
    try (GraphTenant graph = new GraphTenant(simulated)) {
      people =
          users.stream()
              .limit(3)
              .map(user -> graph.dsr().discover(graph.request(user)).identity())
              .toArray(Identity[]::new);
    }
  }

  @AfterAll
  static void stop() {
    simulated.close();
  }

  private static SimulatedUser populated(String alias, Random random) {
    SimulatedUser user = simulated.user(alias).mail(alias + "@contoso.com").inEverySource();
    for (int device = random.nextInt(18); device >= 0; device--) {
      user.device(SimulatedDevice::windows);
    }
    for (String kind : List.of("provisioning", "securityAttributeAudit", "phoneMethod")) {
      user.samples(kind, random.nextInt(4));
    }
    return user;
  }

  /** Audit records in which several of the people and their devices take part, or nobody. */
  private static String[] audits(List<SimulatedUser> people, Random random, int count) {
    List<String> objects = new ArrayList<>();
    for (SimulatedUser user : people) {
      objects.add(user.objectId());
      user.devices().forEach(device -> objects.add(device.objectId()));
    }
    String[] rows = new String[count];
    for (int i = 0; i < count; i++) {
      String actor = people.get(random.nextInt(people.size())).objectId();
      List<String> targets = new ArrayList<>();
      for (int target = random.nextInt(4); target > 0; target--) {
        targets.add("{\"id\":\"" + objects.get(random.nextInt(objects.size())) + "\"}");
      }
      rows[i] =
          """
          {"id":"random-%d","activityDateTime":"%s","initiatedBy":{"user":%s},"targetResources":%s}
          """
              .formatted(
                  i,
                  simulated.now().minusSeconds(random.nextInt(500_000)),
                  random.nextInt(3) == 0 ? null : "{\"id\":\"" + actor + "\"}",
                  targets);
    }
    return rows;
  }

  private static Configuration shortcuts(boolean allowed) {
    return Configuration.of(Map.of("shortcuts", String.valueOf(allowed)));
  }

  private static Map<String, Result> read(boolean shortcuts, boolean withContent) {
    Configuration settings = Configuration.of(Map.of("shortcuts", String.valueOf(shortcuts)));
    Map<String, Result> results = new TreeMap<>();
    try (SourceReads reads = new SourceReads(simulated, shortcuts(shortcuts), people)) {
      for (SourceDescriptor source : narrow(reads)) {
        results.put(source.id(), Result.of(reads.read(source), withContent));
      }
    }
    return results;
  }

  private static List<SourceDescriptor> narrow(SourceReads reads) {
    return reads.sources().stream()
        .filter(
            source ->
                source.readsFrom().stream().anyMatch(p -> NARROW.stream().anyMatch(p::contains)))
        .toList();
  }

  @ParameterizedTest
  @EnumSource
  void theResultIsTheSameWithAndWithoutShortcuts(Mode mode) {
    mode.start(simulated);

    Map<String, Result> without = read(false, mode != Mode.CHANGING_DATES);
    Map<String, Result> with = read(true, mode != Mode.CHANGING_DATES);

    assertThat(with).as("seed %d", SEED).hasSizeGreaterThan(15).isEqualTo(without);
  }

  @Test
  void rowsThatDoNotShowTheirOwnerAreTheSameGapsWithAndWithoutShortcuts() {
    Mode.AS_DOCUMENTED.start(simulated);
    List<String> different = new ArrayList<>();
    int tried = 0;
    try (SourceReads with = new SourceReads(simulated, shortcuts(true), people);
        SourceReads without = new SourceReads(simulated, shortcuts(false), people)) {
      for (SourceDescriptor source : narrow(with)) {
        for (LostMatchField way : LostMatchField.values()) {
          for (FieldPath field : LostMatchField.fields(source)) {
            simulated
                .answers()
                .rewrite(
                    (request, response) ->
                        response.status() == 200 && response.text().contains("\"value\":[")
                            ? response.body(way.in(response.text(), field))
                            : response);
            tried++;
            Result shortcut = Result.of(with.read(source), true);
            if (!shortcut.equals(Result.of(without.read(source), true))) {
              different.add(source.id() + " " + field + " " + way);
            }
          }
        }
      }
    }

    assertThat(tried).isGreaterThan(100);
    assertThat(different).as("seed %d", SEED).isEmpty();
  }

  @Test
  void oneRequestReadsAllRolesAndDevices() {
    Mode.AS_DOCUMENTED.start(simulated);
    List<Integer> calls = new ArrayList<>();
    for (boolean shortcuts : new boolean[] {true, false}) {
      simulated.clearRequests();
      try (SourceReads reads = new SourceReads(simulated, shortcuts(shortcuts), people[0])) {
        narrow(reads).forEach(reads::read);
      }
      calls.add((int) simulated.requests().stream().filter(r -> r.path().equals(AUDITS)).count());
    }
    int comparisons = 3 + people[0].identifiers(IdentifierKind.DEVICE_OBJECT_ID).size();

    // The filter by the address of a target is not documented, so it is never joined.
    assertThat(calls)
        .as("seed %d", SEED)
        .containsExactly((comparisons + 14) / 15 + 1, comparisons + 1);
  }

  @Test
  void signInsOfSeveralPeopleAreOneRequest() {
    Mode.AS_DOCUMENTED.start(simulated);
    simulated.clearRequests();

    read(true, false);

    assertThat(simulated.requests())
        .filteredOn(request -> request.path().equals("/auditLogs/signIns"))
        .extracting(RecordedRequest::version)
        .containsOnlyOnce("v1.0", "beta");
  }
}
