package org.dsr4j.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResolutionTest {

  private static final String LAPTOP = "1a97097a-0000-4000-8000-000000000009";
  private static final SourceDescriptor DEVICES =
      Samples.readable("devices")
          .facets(Facet.DEVICES)
          .match(MatchRule.field("device", IdentifierKind.MANAGED_DEVICE_ID))
          .build();

  @TempDir private Path spool;

  private Report discover(FakeService... services) {
    try (Dsr dsr = Samples.dsr(spool, services).build()) {
      return dsr.discover(Samples.anna());
    }
  }

  private static long count(FakeService service, String call) {
    return service.calls.stream().filter(call::equals).count();
  }

  private static List<String> values(Identity identity, IdentifierKind kind) {
    return identity.identifiers(kind).stream().map(known -> known.identifier().value()).toList();
  }

  @Test
  void identifiersOfOneAdapterReachTheOtherInAnyOrder() {
    List<List<String>> asked = new ArrayList<>();
    FakeService management =
        new FakeService("management")
            .source(DEVICES, FakeRecords.list("{\"device\":\"m-1\"}"))
            .resolver(
                (known, cancellation) -> {
                  List<String> devices = values(known, IdentifierKind.DEVICE_ID);
                  asked.add(devices);
                  return devices.isEmpty()
                      ? Samples.identified(Facet.DEVICES)
                      : Samples.identified(
                          Facet.DEVICES, Samples.strong(IdentifierKind.MANAGED_DEVICE_ID, "m-1"));
                },
                IdentifierKind.DEVICE_ID);
    FakeService directory =
        new FakeService("directory")
            .source("accounts", FakeRecords.none())
            .resolver(
                (known, cancellation) ->
                    Samples.identified(
                        Facet.DEVICES, Samples.strong(IdentifierKind.DEVICE_ID, LAPTOP)));

    Report report = discover(management, directory);

    assertThat(asked).containsExactly(List.of(), List.of(LAPTOP));
    assertThat(report.ledger().entry("devices").orElseThrow().found()).isEqualTo(1);
    assertThat(report.identity().value(IdentifierKind.MANAGED_DEVICE_ID)).contains("m-1");
    assertThat(report.completion()).isEqualTo(Completion.COMPLETE);
  }

  @Test
  void aResolverIsCalledAgainOnlyWhenAnotherAddedAnIdentifier() {
    FakeService alone =
        new FakeService("alone")
            .source("accounts", FakeRecords.none())
            .resolver(
                (known, cancellation) ->
                    Samples.identified(
                        Facet.USER, Samples.strong(IdentifierKind.DEVICE_ID, LAPTOP)),
                IdentifierKind.DEVICE_ID);
    FakeService indifferent =
        new FakeService("indifferent")
            .source("cards", FakeRecords.none())
            .resolver(
                (known, cancellation) ->
                    Samples.identified(Facet.USER, Samples.strong(IdentifierKind.MAIL, "a@b")),
                IdentifierKind.OTHER_MAIL);

    discover(alone, indifferent);

    assertThat(count(alone, "resolve")).isEqualTo(1);
    assertThat(count(indifferent, "resolve")).isEqualTo(1);
  }

  @Test
  void noSourceIsReportedAsEmptyWhenTheResolutionDoesNotSettle() {
    FakeService ping = endless("ping", IdentifierKind.DEVICE_ID, IdentifierKind.DEVICE_OBJECT_ID);
    FakeService pong = endless("pong", IdentifierKind.DEVICE_OBJECT_ID, IdentifierKind.DEVICE_ID);

    Report report = discover(ping, pong);

    assertThat(count(ping, "resolve")).isBetween(2L, 10L);
    assertThat(report.ledger().entries())
        .allSatisfy(
            entry -> {
              assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
              assertThat(entry.gaps().get(0).code().code()).isEqualTo("dsr.resolution-unsettled");
            });
  }

  private static FakeService endless(String id, IdentifierKind from, IdentifierKind to) {
    int[] next = new int[1];
    return new FakeService(id)
        .source("things-of-" + id, FakeRecords.none())
        .resolver(
            (known, cancellation) ->
                Samples.identified(Facet.USER, Samples.strong(to, id + next[0]++)),
            from);
  }

  @Test
  void aDeviceLifetimeStartsWhenAllServicesAssignIt() {
    Window registered = Window.since(Instant.parse("2020-01-01T00:00:00Z"));
    Window enrolled = Window.since(Instant.parse("2024-03-01T00:00:00Z"));
    KnownIdentifier laptop = Samples.strong(IdentifierKind.DEVICE_ID, LAPTOP);

    Report report =
        discover(
            device("directory", laptop.during(registered)),
            device("management", laptop.during(enrolled)),
            device("inventory", laptop));

    assertThat(report.identity().identifiers(IdentifierKind.DEVICE_ID))
        .singleElement()
        .extracting(KnownIdentifier::lifetime)
        .isEqualTo(enrolled);
  }

  @Test
  void aDeviceThatTheRequesterNamedIsAsStrongAsTheServiceSays() {
    Identifier laptop = Identifier.of(IdentifierKind.DEVICE_ID, LAPTOP);
    FakeService management = device("management", Samples.weak(IdentifierKind.DEVICE_ID, LAPTOP));
    try (Dsr dsr = Samples.dsr(spool, management).build()) {
      Report report =
          dsr.discover(
              Samples.request(
                  "DSR-1",
                  Samples.TENANT,
                  DataSubject.of(Identifier.of(IdentifierKind.OBJECT_ID, Samples.ANNA), laptop)));

      assertThat(report.identity().identifiers(IdentifierKind.DEVICE_ID))
          .extracting(KnownIdentifier::strength)
          .containsExactly(Strength.WEAK);
    }
  }

  private static FakeService device(String name, KnownIdentifier device) {
    return new FakeService(name)
        .source("accounts", FakeRecords.none())
        .resolver(
            (known, cancellation) -> Samples.identified(Facet.DEVICES, device),
            IdentifierKind.DEVICE_ID);
  }
}
