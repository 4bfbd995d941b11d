package org.dsr4j.it.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Content;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.Savepoint;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.assertj.AccessPackage;

/**
 * A tenant with one person who has rows in every source, in which the paths of a source answer
 * given items. Tests check that the items are delivered unchanged.
 */
final class ExampleTenant implements AutoCloseable {

  /** Published dates are from 2016 and later; account and device must have existed then. */
  private static final String LONG_AGO = "\"2010-01-01T00:00:00Z\"";

  /** The id of a person without an account, who is found by this id only. */
  private static final Map<IdentifierKind, String> WITHOUT_ACCOUNT =
      Map.of(GraphIdentifierKinds.HOME_OBJECT_ID, "5c1f8a2e-0b7d-4e63-9a41-d2f3b7c60e15");

  private final Path folder;
  private final SimulatedTenant simulated = SimulatedTenant.start();
  private final GraphConnection graph =
      GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
  private final SimulatedUser person;
  private final Savepoint populated;

  ExampleTenant(Path folder) {
    this.folder = folder;
    person =
        simulated
            .user("person")
            .property("createdDateTime", LONG_AGO)
            .device(
                device ->
                    device
                        .windows()
                        .name("PC-1")
                        .managedProperty("enrolledDateTime", LONG_AGO)
                        .entraProperty("registrationDateTime", LONG_AGO));
    person.inEverySource();
    populated = simulated.savepoint();
  }

  /** The sources that are read, by id. */
  Map<String, SourceDescriptor> read() {
    try (Dsr dsr = dsr(null)) {
      return dsr.sources().values().stream()
          .filter(OneSourceProvider::read)
          .collect(
              Collectors.toMap(
                  SourceDescriptor::id, one -> one, (one, other) -> one, LinkedHashMap::new));
    }
  }

  /** The identifiers of the test person, or of the person whom the source is about. */
  Map<IdentifierKind, String> identifiers() {
    SimulatedDevice device = person.devices().get(0);
    Map<IdentifierKind, String> known = new LinkedHashMap<>(WITHOUT_ACCOUNT);
    known.put(IdentifierKind.OBJECT_ID, person.objectId());
    known.put(IdentifierKind.USER_PRINCIPAL_NAME, person.userPrincipalName());
    known.put(IdentifierKind.MAIL, person.userPrincipalName());
    known.put(IdentifierKind.DEVICE_OBJECT_ID, device.objectId());
    known.put(IdentifierKind.DEVICE_ID, device.deviceId());
    known.put(IdentifierKind.MANAGED_DEVICE_ID, device.managedDeviceId());
    known.put(GraphIdentifierKinds.SERIAL_NUMBER, device.serialNumber());
    return known;
  }

  /**
   * Makes the reads answer these items only, and then discovers and exports.
   *
   * @return the problem of each item, empty if all were delivered correctly
   */
  Map<String, String> roundTrip(
      SourceDescriptor source,
      List<ReadPaths.ReadPath> serving,
      Map<String, MatchKeys.NameMatch> in) {
    simulated.rollback(populated);
    simulated
        .answers()
        .serveItems(
            "v1.0",
            "/deviceManagement/managedDevices/{managedDeviceId}/users",
            List.of("{\"id\":\"" + person.objectId() + "\"}"));
    ReadPaths.of(source).finalReads().forEach(end -> serve(end, List.of()));
    serving.forEach(read -> serve(read, List.copyOf(in.keySet())));
    Path zip = folder.resolve(UUID.randomUUID() + ".zip");
    try (Dsr dsr = dsr(source.id())) {
      DsrRequest request = GraphTenant.request(dsr.tenant(), "DSR-2026-0117", subject(source));
      Report found = dsr.discover(request);
      Report copy = dsr.export(request, ExportTarget.zip(zip));
      if (!Files.exists(zip)) {
        return Map.of("nothing was exported", copy.completion().toString());
      }
      return differences(
          found.ledger().entry(source.id()).orElseThrow(), AccessPackage.read(zip), source, in);
    }
  }

  private void serve(ReadPaths.ReadPath read, List<String> items) {
    simulated.answers().serveItems(read.version(), read.template(), items);
  }

  private DataSubject subject(SourceDescriptor source) {
    Set<IdentifierKind> addressed =
        source.matchRules().stream()
            .filter(rule -> rule.field() == null)
            .map(rule -> rule.kind())
            .collect(Collectors.toSet());
    return WITHOUT_ACCOUNT.entrySet().stream()
        .filter(entry -> addressed.contains(entry.getKey()))
        .map(entry -> DataSubject.of(Identifier.of(entry.getKey(), entry.getValue())))
        .findFirst()
        .orElseGet(() -> DataSubject.objectId(person.objectId()));
  }

  private Dsr dsr(String source) {
    var azureAd = new AzureAdAdapterProvider();
    var intune = new IntuneAdapterProvider();
    return Dsr.builder(TenantId.of(simulated.id()))
        .adapter(
            source == null ? azureAd : new OneSourceProvider(azureAd, source),
            azureAd.id(),
            // The item is in one list only: no other list may replace it.
            Configuration.of(Map.of("purviewAuditSearch", "true", "shortcuts", "false")))
        .adapter(source == null ? intune : new OneSourceProvider(intune, source))
        .resource(GraphConnection.class, graph)
        .build();
  }

  private static Map<String, String> differences(
      LedgerEntry found,
      AccessPackage contents,
      SourceDescriptor source,
      Map<String, MatchKeys.NameMatch> in) {
    Map<String, String> problems = new LinkedHashMap<>();
    in.forEach(
        (item, naming) ->
            (naming == MatchKeys.NameMatch.CERTAIN
                    ? exported(found, contents, source, item)
                    : heldBack(found, contents, source, item, in.size()))
                .ifPresent(problem -> problems.put(item, problem + ": " + found.gaps())));
    return problems;
  }

  private static Optional<String> exported(
      LedgerEntry found, AccessPackage contents, SourceDescriptor source, String item) {
    List<String> records = contents.records(source.id());
    if (found.found() < 1) {
      return Optional.of("not discovered, " + found.quarantined() + " quarantined");
    }
    return records.contains(line(contents, source, item))
        ? Optional.empty()
        : Optional.of("not among the exported records: " + records);
  }

  /** A name that another person may have had is shown to the reviewer and is not delivered. */
  private static Optional<String> heldBack(
      LedgerEntry found,
      AccessPackage contents,
      SourceDescriptor source,
      String item,
      int together) {
    if (contents.records(source.id()).contains(line(contents, source, item))) {
      return Optional.of(
          "exported, although it names the person by an identifier that another person may have"
              + " had");
    }
    return found.quarantined() >= 1 || (together > 1 && found.found() >= 1)
        ? Optional.empty()
        : Optional.of("not even quarantined");
  }

  /** The item without the values that were withheld according to the manifest. */
  private static String line(AccessPackage contents, SourceDescriptor source, String item) {
    List<FieldPath> withheld =
        contents.withheld(source.id()).keySet().stream().map(FieldPath::of).toList();
    Content left = Content.ofJson(item.getBytes(UTF_8)).withhold(withheld).content();
    return new String(left.bytes(), UTF_8);
  }

  @Override
  public void close() {
    graph.close();
    simulated.close();
  }
}
