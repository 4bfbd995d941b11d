package org.dsr4j.it.read;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatPackage;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.it.support.PopulatedTenant;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

/**
 * In each of Microsoft's clouds, missing sources are not requested and all others are read. The
 * simulated tenant lacks the v1.0 paths and properties that the cloud's published metadata lack.
 * For beta no metadata of clouds is known.
 */
class NationalCloudsTest {

  @TempDir private static Path folder;

  private static SimulatedTenant simulated;
  private static PopulatedTenant crowd;

  @BeforeAll
  static void start() {
    simulated = SimulatedTenant.start();
    crowd = PopulatedTenant.of(simulated);
  }

  @AfterAll
  static void stop() {
    simulated.close();
  }

  static List<String> clouds() {
    return SimulatedTenant.clouds();
  }

  @ParameterizedTest
  @MethodSource("clouds")
  void requestsNothingThatTheCloudLacksAndReadsTheRest(String cloud) {
    simulated.cloud(cloud);
    simulated.clearRequests();
    GraphCloud like =
        GraphCloud.custom(simulated.endpoint(), GraphCloud.GLOBAL.authorityHost(), cloud);
    try (GraphConnection graph =
            GraphTenant.connect(
                TenantId.of(simulated.id()), like, GraphTenant.token(simulated.accessToken()));
        Dsr dsr = dsr(graph)) {
      Path zip = folder.resolve(cloud + ".zip");

      Report report = crowd.export(zip, dsr);

      Set<SourceDescriptor> read = read(dsr);
      everyLineTellsWhetherThePlaceIsThere(report, read, cloud);
      nothingIsRefused();
      absentPlacesAreNotCalled(read, cloud);
      assertThatPackage(zip).neverMentions(crowd.otherPersonsTexts().toArray(String[]::new));
    }
  }

  private static Dsr dsr(GraphConnection graph) {
    return Dsr.builder(graph.tenant())
        .adapter(new AzureAdAdapterProvider())
        .adapter(new IntuneAdapterProvider())
        .resource(GraphConnection.class, graph)
        .build();
  }

  private static Set<SourceDescriptor> read(Dsr dsr) {
    return dsr.sources().values().stream()
        .filter(source -> source.support(Action.EXPORT).status() == ActionSupport.Status.SUPPORTED)
        .collect(Collectors.toSet());
  }

  private static void everyLineTellsWhetherThePlaceIsThere(
      Report report, Set<SourceDescriptor> read, String cloud) {
    for (SourceDescriptor source : read) {
      LedgerEntry line = report.ledger().entry(source.id()).orElseThrow();
      if (source.absentIn().contains(cloud)) {
        assertThat(line).hasStatus(LedgerStatus.NOT_APPLICABLE).because(GraphError.ABSENT_IN_CLOUD);
      } else {
        assertThat(line.status())
            .as("%s %s", line, line.gaps())
            .isIn(LedgerStatus.FOUND, LedgerStatus.QUARANTINED, LedgerStatus.NONE);
      }
    }
  }

  private static void nothingIsRefused() {
    assertThat(simulated.requests())
        .hasSizeGreaterThan(30)
        .filteredOn(request -> request.status() == 400 || request.status() >= 500)
        .isEmpty();
  }

  /** Paths that another, existing source reads too may be called for that source. */
  private static void absentPlacesAreNotCalled(Set<SourceDescriptor> read, String cloud) {
    Set<String> absent = new TreeSet<>(places(read, source -> source.absentIn().contains(cloud)));
    absent.removeAll(places(read, source -> !source.absentIn().contains(cloud)));
    List<Pattern> patterns = absent.stream().map(NationalCloudsTest::pattern).toList();

    assertThat(cloud.equals("global")).isEqualTo(absent.isEmpty());
    assertThat(simulated.requests())
        .extracting(RecordedRequest::versionedPath)
        .filteredOn(path -> patterns.stream().anyMatch(one -> one.matcher(path).matches()))
        .isEmpty();
  }

  private static Set<String> places(Set<SourceDescriptor> read, Predicate<SourceDescriptor> which) {
    return read.stream()
        .filter(which)
        .flatMap(source -> source.readsFrom().stream())
        .filter(place -> place.startsWith("GET "))
        .map(place -> place.substring(4).replaceFirst("\\?.*", "").replaceAll("\\{[^}]*}", "{}"))
        .collect(Collectors.toSet());
  }

  private static Pattern pattern(String place) {
    return Pattern.compile(
        Stream.of(place.split("\\{}", -1))
            .map(Pattern::quote)
            .collect(Collectors.joining("[^/]+")));
  }

  static Stream<Map.Entry<GraphCloud, String>> hosts() {
    return Map.of(
        GraphCloud.GLOBAL, "graph.microsoft.com",
        GraphCloud.US_GOVERNMENT, "graph.microsoft.us",
        GraphCloud.US_GOVERNMENT_DOD, "dod-graph.microsoft.us",
        GraphCloud.CHINA, "microsoftgraph.chinacloudapi.cn",
        GraphCloud.FRANCE_BLEU, "graph.svc.sovcloud.fr",
        GraphCloud.GERMANY_DELOS, "graph.svc.sovcloud.de",
        GraphCloud.SINGAPORE_GOVERNMENT, "graph.svc.sovcloud.sg")
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("hosts")
  void callsOnlyTheCloudsOwnHostWithATokenForIt(Map.Entry<GraphCloud, String> expected) {
    RejectingHttpClient network = new RejectingHttpClient();
    Set<String> scopes = new HashSet<>();
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(network);
    try (GraphConnection graph =
            GraphConnection.builder(TenantId.of(simulated.id()))
                .credential(
                    request -> {
                      scopes.addAll(request.getScopes());
                      return Mono.just(
                          new AccessToken(
                              simulated.accessToken(), OffsetDateTime.now().plusHours(1)));
                    })
                .cloud(expected.getKey())
                .limits(ThrottleLimits.off())
                .retry(GraphTenant.QUICK)
                .build();
        Dsr dsr = dsr(graph)) {
      assertThatThrownBy(() -> dsr.discover(GraphTenant.request(dsr, crowd.person())))
          .isInstanceOf(DsrException.class);
    } finally {
      ProxySelector.setDefault(before);
    }

    assertThat(network.hosts).containsExactly(expected.getValue());
    assertThat(scopes).containsExactly("https://" + expected.getValue() + "/.default");
  }

  /** Records the targets of connections, and sends them to a closed port. */
  private static final class RejectingHttpClient extends ProxySelector {

    private final Set<String> hosts = new ConcurrentSkipListSet<>();

    @Override
    public List<Proxy> select(URI address) {
      // Java asks again, for the connection to the proxy itself.
      if (!address.getScheme().equals("socket")) {
        hosts.add(address.getHost());
      }
      List<Proxy> nowhere = new ArrayList<>();
      nowhere.add(new Proxy(Proxy.Type.HTTP, new InetSocketAddress("127.0.0.1", 1)));
      return nowhere;
    }

    @Override
    public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}
  }
}
