package org.dsr4j.intune.sources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VolumeAppLicencesTest {

  private static final String APPS = "GET /beta/deviceAppManagement/mobileApps";
  private static final String IOS = APPS + "/{appId}/graph.iosVppApp/assignedLicenses";
  private static final String MAC = APPS + "/{appId}/graph.macOsVppApp/assignedLicenses";
  private static final GraphFailure FORBIDDEN =
      new GraphFailure(GraphError.FORBIDDEN, 403, "refused");
  private static final GraphFailure NOT_THERE =
      new GraphFailure(GraphError.BAD_REQUEST, 400, "no such segment");

  private final Tenant tenant = new Tenant();

  private void read() {
    new VolumeAppLicences().read(tenant);
  }

  private static String app(String type) {
    return "{\"@odata.type\":\"#microsoft.graph." + type + "\",\"id\":\"" + type + "\"}";
  }

  @Test
  void licencesOfBothTypesOfAppAreHandedOnAndOtherAppsHaveNone() {
    tenant.answers(APPS, app("iosVppApp"), app("macOsVppApp"), app("webApp"));
    tenant.answers(IOS, "{\"id\":\"1\"}", "{\"id\":\"2\"}");
    tenant.answers(MAC, "{\"id\":\"1\"}");

    read();

    assertThat(tenant.requests).containsExactly(APPS, IOS, MAC);
    assertThat(tenant.delivered).containsExactly("iosVppApp/1", "iosVppApp/2", "macOsVppApp/1");
    assertThat(tenant.gaps).isEmpty();
  }

  @Test
  void licencesForMacsAreLookedUpByHandWhereGraphHasNoPathToThem() {
    tenant.answers(APPS, app("macOsVppApp"));
    tenant.fails(MAC, NOT_THERE);

    read();

    assertThat(tenant.statuses()).containsExactly(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(tenant.gaps.get(0).detail()).contains("by hand");
  }

  @Test
  void whatIsRefusedOrUnknownNeverLooksLikeNone() {
    tenant.answers(APPS, app("iosVppApp"), app("macOsVppApp"), "{\"id\":\"untyped\"}");
    tenant.fails(IOS, NOT_THERE);
    tenant.fails(MAC, FORBIDDEN);

    read();

    assertThat(tenant.statuses())
        .containsExactly(LedgerStatus.FAILED, LedgerStatus.FAILED, LedgerStatus.NOT_READABLE);
  }

  @Test
  void appsThatCannotBeListedAreAGap() {
    tenant.fails(APPS, FORBIDDEN);

    read();

    assertThat(tenant.statuses()).containsExactly(LedgerStatus.NOT_READABLE);
  }

  @Test
  void betaIsNotAskedWhereItIsSwitchedOff() {
    tenant.beta = false;

    read();

    assertThat(tenant.requests).isEmpty();
    assertThat(tenant.statuses()).containsExactly(LedgerStatus.SKIPPED);
  }

  /** A tenant that answers as told. */
  private static final class Tenant implements SpecialReading {

    private final Map<String, List<String>> rows = new HashMap<>();
    private final Map<String, GraphFailure> failures = new HashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final List<String> delivered = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private boolean beta = true;

    void answers(String request, String... answer) {
      rows.put(request, List.of(answer));
    }

    void fails(String request, GraphFailure failure) {
      failures.put(request, failure);
    }

    List<LedgerStatus> statuses() {
      return gaps.stream().map(Gap::status).toList();
    }

    @Override
    public boolean beta() {
      return beta;
    }

    @Override
    public Cancellation cancellation() {
      return new Cancellation();
    }

    @Override
    public Optional<GraphFailure> rows(GraphRequest request, RowConsumer consumer) {
      requests.add(request.describe());
      rows.getOrDefault(request.describe(), List.of())
          .forEach(row -> consumer.row(Content.ofJson(row.getBytes(UTF_8))));
      return Optional.ofNullable(failures.get(request.describe()));
    }

    @Override
    public List<Identity> deliver(RecordKey key, Content row) {
      delivered.add(key.value());
      return List.of();
    }

    @Override
    public List<Identity> deliver(
        RecordKey key, Content row, BiPredicate<Identity, Content> doubted) {
      throw new AssertionError("no row is doubted");
    }

    @Override
    public Optional<Match> deliver(Identity who, Identifier named, RecordKey key, Content row) {
      throw new AssertionError("no path names a device");
    }

    @Override
    public void gap(@Nullable Identity who, Gap part) {
      gaps.add(part);
    }

    @Override
    public SourceDescriptor source() {
      throw new AssertionError("not needed");
    }

    @Override
    public List<Identity> subjects() {
      throw new AssertionError("not needed");
    }

    @Override
    public boolean notIdentified(Identity who) {
      return false;
    }

    @Override
    public Action action() {
      return Action.DISCOVER;
    }

    @Override
    public Optional<DsrRequest> request(Identity who) {
      return Optional.empty();
    }

    @Override
    public String cloud() {
      return "global";
    }

    @Override
    public Window window() {
      return Window.all();
    }

    @Override
    public GraphConnection connection() {
      throw new AssertionError("nothing but lists are read");
    }

    @Override
    public ObjectResult object(GraphRequest request) {
      throw new AssertionError("nothing but lists are read");
    }

    @Override
    public Optional<Match> deliver(Identity who, RecordKey key, Content row) {
      throw new AssertionError("no list is the person's own");
    }

    @Override
    public void attach(Identity who, RecordKey key, String mediaType, InputStream in) {
      throw new AssertionError("licences are no files");
    }
  }
}
