package org.dsr4j.azuread.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

class CreatedObjectsOmissionReaderTest {

  private static final String GROUP = "{\"@odata.type\":\"#microsoft.graph.group\"}";
  private static final String ROLE = "{\"@odata.type\":\"#microsoft.graph.directoryRole\"}";

  @Test
  void anEmptyListOfAnAdministratorIsNoProof() {
    Memberships reading = new Memberships(null, GROUP, ROLE);

    new CreatedObjectsOmissionReader().read(reading);

    assertThat(reading.gaps)
        .extracting(Gap::status)
        .containsExactly(LedgerStatus.DECLARED_IMPOSSIBLE);
  }

  @Test
  void whatIsListedOfAnAdministratorIsListed() {
    Memberships reading = new Memberships(null, ROLE);
    reading.created.add(GROUP);

    new CreatedObjectsOmissionReader().read(reading);

    assertThat(reading.gaps).isEmpty();
  }

  @Test
  void whoIsNoAdministratorHasNothingHidden() {
    Memberships reading = new Memberships(null, GROUP);

    new CreatedObjectsOmissionReader().read(reading);

    assertThat(reading.gaps).isEmpty();
  }

  @Test
  void whoMayBeAnAdministratorLeavesAGap() {
    Memberships reading =
        new Memberships(new GraphFailure(GraphError.FORBIDDEN, 403, "refused"), GROUP);

    new CreatedObjectsOmissionReader().read(reading);

    assertThat(reading.gaps).extracting(Gap::status).containsExactly(LedgerStatus.NOT_READABLE);
  }

  /** A reading that answers with memberships. */
  private static final class Memberships implements SpecialReading {

    private final @Nullable GraphFailure failure;
    private final String[] rows;
    private final List<String> created = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    Memberships(@Nullable GraphFailure failure, String... rows) {
      this.failure = failure;
      this.rows = rows;
    }

    @Override
    public Optional<GraphFailure> rows(GraphRequest request, RowConsumer consumer) {
      boolean roles = request.template().endsWith("/transitiveMemberOf");
      for (String row : roles ? List.of(rows) : created) {
        consumer.row(Content.ofJson(row.getBytes(StandardCharsets.UTF_8)));
      }
      return Optional.ofNullable(failure);
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
    public List<Identity> subjects() {
      return List.of(TestIdentities.since(Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Override
    public SourceDescriptor source() {
      return AzureAdCatalogue.get().entry("aad-user-created-objects").orElseThrow().descriptor();
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
    public boolean beta() {
      return true;
    }

    @Override
    public Window window() {
      return Window.all();
    }

    @Override
    public Cancellation cancellation() {
      return new Cancellation();
    }

    @Override
    public GraphConnection connection() {
      throw new AssertionError("nothing but rows is read");
    }

    @Override
    public ObjectResult object(GraphRequest request) {
      throw new AssertionError("nothing but rows is read");
    }

    @Override
    public List<Identity> deliver(RecordKey key, Content row) {
      throw new AssertionError("memberships are no records of this source");
    }

    @Override
    public Optional<Match> deliver(Identity who, RecordKey key, Content row) {
      throw new AssertionError("memberships are no records of this source");
    }

    @Override
    public void attach(Identity who, RecordKey key, String mediaType, InputStream in) {
      throw new AssertionError("memberships are no records of this source");
    }
  }
}
