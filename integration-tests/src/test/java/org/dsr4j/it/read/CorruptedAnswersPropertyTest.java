package org.dsr4j.it.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.dsr4j.Dsr;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.simulation.FewSources;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PopulatedTenant;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedResponse;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.dsr4j.testkit.internal.json.RawJson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No random corruption of an answer makes a source look better than the correct answer. */
class CorruptedAnswersPropertyTest {

  /** {@code -Ddsr.seed=…} and {@code -Ddsr.draws=…} look at other corruptions, and at more. */
  private static final long SEED = Long.getLong("dsr.seed", 20261201L);

  private static final int DRAWS = Integer.getInteger("dsr.draws", 600);

  /** Their rows need not name anybody, as their reads declare with a reason ({@code mayLack}). */
  private static final Set<String> MAY_LACK =
      Set.of(
          "intune-audit-events",
          "intune-branding-contact",
          "intune-elevation-requests",
          "intune-policies-naming-users");

  @TempDir private static Path folder;

  private static final AtomicReference<Damage> NEXT = new AtomicReference<>();

  private static final String SECOND = "$skiptoken=second";
  private static final Map<String, String> SECOND_PAGES = new ConcurrentHashMap<>();

  private static final Set<String> FEW =
      Set.of(
          "aad-user",
          "aad-user-manager",
          "aad-device",
          "aad-user-registered-devices",
          "intune-managed-device",
          "intune-device-encryption-states",
          "intune-audit-events");

  private static SimulatedTenant simulated;
  private static PopulatedTenant crowd;
  private static SourceReads reads;

  /** The corruption of one answer, at the same place in each repetition. */
  private record Damage(String request, Corruption corruption, long seed, Set<String> seen) {

    SimulatedResponse in(RecordedRequest request, SimulatedResponse answer) {
      if (answer.status() != 200) {
        return answer;
      }
      if (address(request).startsWith("GET") && address(request).contains("exportJobs")) {
        // A job that does not say that it ended is waited for, longer than a test.
        return answer;
      }
      seen.add(address(request));
      if (!address(request).equals(this.request)) {
        return answer;
      }
      if (corruption.isInvisible(request)) {
        return answer;
      }
      SimulatedResponse damaged = corruption.in(answer, new Random(seed));
      if (damaged == null
          || (damaged.status() == answer.status() && damaged.text().equals(answer.text()))) {
        return answer;
      }
      seen.add("damaged");
      return damaged;
    }
  }

  /** Divides a list with several rows into two pages. */
  private static SimulatedResponse paged(RecordedRequest request, SimulatedResponse answer) {
    if (request.query().contains(SECOND)) {
      return SimulatedResponse.json(SECOND_PAGES.get(request.path()));
    }
    if (answer.status() != 200 || !answer.text().startsWith("{")) {
      return answer;
    }
    Map<String, String> page = RawJson.members(answer.text());
    String value = page.getOrDefault("value", "");
    if (!RawJson.isArray(value) || page.containsKey("@odata.nextLink")) {
      return answer;
    }
    List<String> rows = RawJson.elements(value);
    if (rows.size() < 2) {
      return answer;
    }
    SECOND_PAGES.put(request.path(), list(rows.subList(1, rows.size())) + "}");
    String link = simulated.endpoint().resolve(request.versionedPath()) + "?" + SECOND;
    return answer.body(
        list(rows.subList(0, 1)) + ",\"@odata.nextLink\":" + RawJson.quote(link) + "}");
  }

  private static String list(List<String> rows) {
    return rows.stream().collect(Collectors.joining(",", "{\"value\":[", "]"));
  }

  private static String address(RecordedRequest request) {
    // The ids of report jobs differ in each run.
    return (request.method() + " " + request.versionedPath() + "?" + request.query())
        .replaceFirst("(exportJobs|blob)[/(].*", "$1/x");
  }

  @BeforeAll
  static void start() {
    simulated = SimulatedTenant.start();
    crowd = PopulatedTenant.of(simulated);
    reads = new SourceReads(simulated, crowd.export(folder.resolve("intact.zip")).identity());
    simulated
        .answers()
        .rewrite(
            (request, answer) -> {
              Damage damage = NEXT.get();
              SimulatedResponse page = paged(request, answer);
              return damage == null ? page : damage.in(request, page);
            });
  }

  @AfterAll
  static void stop() {
    reads.close();
    simulated.close();
  }

  private record Intact(SourceDescriptor source, Set<String> records, List<String> requests) {}

  @Test
  void noCorruptionOfAnAnswerLosesARecordInSilence() {
    List<Intact> all = intact();
    Random random = new Random(SEED);
    List<String> wrong = new ArrayList<>();
    Map<Corruption, Integer> tried = new LinkedHashMap<>();
    for (int draw = 0; draw < DRAWS; draw++) {
      Intact source = all.get(random.nextInt(all.size()));
      if (MAY_LACK.contains(source.source().id())) {
        continue;
      }
      Corruption corruption = Corruption.values()[random.nextInt(Corruption.values().length)];
      String request = source.requests().get(random.nextInt(source.requests().size()));
      Damage damage = damage(request, corruption, random.nextLong());
      NEXT.set(damage);
      RecordedRead read = reads.read(source.source());
      NEXT.set(null);
      if (damage.seen().contains("damaged")) {
        tried.merge(corruption, 1, Integer::sum);
        Set<String> left = records(read);
        if (read.complete() && left.size() < source.records().size()) {
          wrong.add(
              "%s %s %s %d: %d of %d"
                  .formatted(
                      source.source().id(),
                      corruption,
                      request,
                      damage.seed(),
                      left.size(),
                      source.records().size()));
        }
        read.thrown().ifPresent(e -> wrong.add(source.source().id() + " " + corruption + " " + e));
      }
    }

    assertThat(tried.keySet()).as("seed %d", SEED).hasSizeGreaterThan(15);
    assertThat(wrong).as("seed %d", SEED).isEmpty();
  }

  /** The answers that lead to the person and the person's devices decide what is read at all. */
  @Test
  void noCorruptionOfAnAnswerMakesAReportLookBetter() {
    Random random = new Random(SEED);
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    try (GraphConnection graph =
            GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .adapter(new FewSources(new AzureAdAdapterProvider(), FEW))
                .adapter(new FewSources(new IntuneAdapterProvider(), FEW))
                .resource(GraphConnection.class, graph)
                .build()) {
      DsrRequest request = GraphTenant.request(dsr, crowd.person());
      Damage none = damage("none", Corruption.CUT_OFF, 0);
      Report intact = discover(dsr, request, none);
      List<String> requests = List.copyOf(none.seen());
      for (int draw = 0; draw < DRAWS / 24; draw++) {
        Corruption corruption = Corruption.values()[random.nextInt(Corruption.values().length)];
        String address = requests.get(random.nextInt(requests.size()));
        Damage damage = damage(address, corruption, random.nextLong());
        Report report = discover(dsr, request, damage);
        if (damage.seen().contains("damaged")) {
          tried++;
          String what = corruption + " " + address + " " + damage.seed();
          better(intact, report).forEach(entry -> wrong.add(what + ": " + entry));
        }
      }
    }

    assertThat(tried).as("seed %d", SEED).isGreaterThan(DRAWS / 60);
    assertThat(wrong).as("seed %d", SEED).isEmpty();
  }

  private static Report discover(Dsr dsr, DsrRequest request, Damage damage) {
    NEXT.set(damage);
    try {
      return dsr.discover(request);
    } finally {
      NEXT.set(null);
    }
  }

  /** Returns the entries of a report that look better than before, or as good with less. */
  private static List<String> better(Report before, Report after) {
    if (after.completion() == Completion.AMBIGUOUS) {
      return List.of();
    }
    List<String> better = new ArrayList<>();
    if (after.completion().compareTo(before.completion()) < 0) {
      better.add("the report is " + after.completion());
    }
    for (LedgerEntry entry : after.ledger().entries()) {
      LedgerEntry was = before.ledger().entry(entry.source().source()).orElseThrow();
      boolean fewer = entry.found() + entry.quarantined() < was.found() + was.quarantined();
      boolean good = entry.status().completion() == Completion.COMPLETE;
      if (entry.status().completion().compareTo(was.status().completion()) < 0 || (good && fewer)) {
        better.add(entry + " instead of " + was);
      }
    }
    return better;
  }

  private static Damage damage(String request, Corruption corruption, long seed) {
    return new Damage(request, corruption, seed, Collections.synchronizedSet(new TreeSet<>()));
  }

  private static List<Intact> intact() {
    List<Intact> all = new ArrayList<>();
    for (SourceDescriptor source : reads.sources()) {
      Damage none = damage("none", Corruption.CUT_OFF, 0);
      NEXT.set(none);
      RecordedRead read = reads.read(source);
      NEXT.set(null);
      if (read.complete() && !read.records().isEmpty()) {
        all.add(new Intact(source, records(read), List.copyOf(none.seen())));
      }
    }
    assertThat(all).hasSizeGreaterThan(100);
    return all;
  }

  private static Set<String> records(RecordedRead read) {
    return read.records().stream()
        .map(record -> record.key().value() + " " + record.json())
        .collect(Collectors.toSet());
  }
}
