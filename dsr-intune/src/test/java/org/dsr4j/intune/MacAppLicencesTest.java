package org.dsr4j.intune;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.GraphAnswer;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.RowConsumer;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Match;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MacAppLicencesTest {

  private static final String STORE_APP =
      "{\"@odata.type\":\"#microsoft.graph.iosVppApp\",\"id\":\"1\"}";
  private static final String MAC_APP =
      "{\"@odata.type\":\"#microsoft.graph.macOsVppApp\",\"id\":\"2\"}";

  private static Apps read(boolean beta, @Nullable GraphFailure failure, String... apps) {
    Apps reading = new Apps(beta, failure, List.of(apps));
    new MacAppLicences().read(reading);
    return reading;
  }

  @Test
  void aTenantWithoutSuchAppsHasNoneOfTheirLicences() {
    assertThat(read(true, null, STORE_APP).gaps).isEmpty();
  }

  @Test
  void aTenantWithSuchAppsIsToldOnceToLookByHand() {
    assertThat(read(true, null, MAC_APP, STORE_APP, MAC_APP).gaps)
        .singleElement()
        .satisfies(gap -> assertThat(gap.status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN))
        .satisfies(gap -> assertThat(gap.detail()).contains("by hand"));
  }

  @Test
  void appsThatCannotBeListedLeaveItOpen() {
    GraphFailure forbidden = new GraphFailure(GraphError.FORBIDDEN, 403, "refused");

    assertThat(read(true, forbidden).gaps)
        .singleElement()
        .satisfies(gap -> assertThat(gap.status()).isEqualTo(LedgerStatus.NOT_READABLE));
  }

  @Test
  void betaIsNotAskedWhereItIsSwitchedOff() {
    assertThat(read(false, null, MAC_APP).requests).isEmpty();
    assertThat(read(true, null).requests)
        .containsExactly("GET /beta/deviceAppManagement/mobileApps");
  }

  /** A tenant with these apps. */
  private static final class Apps implements SpecialReading {

    private final boolean beta;
    private final @Nullable GraphFailure failure;
    private final List<String> apps;
    private final List<String> requests = new ArrayList<>();
    private final List<OutcomePart> gaps = new ArrayList<>();

    Apps(boolean beta, @Nullable GraphFailure failure, List<String> apps) {
      this.beta = beta;
      this.failure = failure;
      this.apps = apps;
    }

    @Override
    public boolean beta() {
      return beta;
    }

    @Override
    public Optional<GraphFailure> rows(GraphRequest request, RowConsumer rows) {
      requests.add(request.describe());
      apps.forEach(app -> rows.row(Content.ofJson(app.getBytes(UTF_8))));
      return Optional.ofNullable(failure);
    }

    @Override
    public void gap(@Nullable Identity who, OutcomePart part) {
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
    public String cloud() {
      return "global";
    }

    @Override
    public Window window() {
      return Window.all();
    }

    @Override
    public Cancellation cancellation() {
      throw new AssertionError("not needed");
    }

    @Override
    public GraphConnection connection() {
      throw new AssertionError("nothing but lists are read");
    }

    @Override
    public GraphAnswer object(GraphRequest request) {
      throw new AssertionError("nothing but lists are read");
    }

    @Override
    public List<Identity> deliver(RecordKey key, Content row) {
      throw new AssertionError("an app is nobody's");
    }

    @Override
    public Optional<Match> deliver(Identity who, RecordKey key, Content row) {
      throw new AssertionError("an app is nobody's");
    }

    @Override
    public void attach(Identity who, RecordKey key, String mediaType, InputStream in) {
      throw new AssertionError("an app is nobody's");
    }
  }
}
