package org.dsr4j.it;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.assertj.AccessPackage;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What Microsoft published comes out as it went in.
 *
 * <p>{@code -Ddsr.examples=<folder>} names a folder of {@code <source-id>.json} files, each a list
 * of {@code {version, method, url, status, body}}. Each item is served on every version and path
 * that its source reads, with the values at the source's declared match keys replaced by the test
 * person's; it must then be found by discover, and come out of export token-exact but for exactly
 * the paths that the manifest lists as withheld.
 */
@EnabledIfSystemProperty(named = "dsr.examples", matches = ".+")
class PublishedExamplesTest {

  /** Stays the same for whoever reads the build's output by program. */
  private static final PrintStream OUT = System.out;

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> everyPublishedItemOfAReadableSourceComesOutTokenExact() throws IOException {
    List<Path> files;
    try (Stream<Path> list = Files.list(Path.of(System.getProperty("dsr.examples")))) {
      files = list.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
    assertThat(files).isNotEmpty();
    return files.stream().map(file -> DynamicTest.dynamicTest(id(file), () -> check(file)));
  }

  private static String id(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ".json".length());
  }

  private void check(Path file) throws IOException {
    String id = id(file);
    List<PublishedExample> examples = PublishedExample.read(file);
    Optional<SourceDescriptor> source = readable(id);
    if (source.isEmpty()) {
      OUT.println(id + ": not read by this version");
      return;
    }
    Set<String> in = new LinkedHashSet<>();
    List<String> lost = new ArrayList<>();
    for (PublishedExample example : examples) {
      for (String item : example.items()) {
        if (in.add(item)) {
          roundTrip(source.get(), example.path(), item).ifPresent(lost::add);
        }
      }
    }
    OUT.println(id + ": " + in.size() + " items in, " + (in.size() - lost.size()) + " items out");
    assertThat(lost).as(id).isEmpty();
  }

  private static Optional<SourceDescriptor> readable(String id) {
    try (SimulatedTenant simulated = SimulatedTenant.start();
        GraphTenant tenant = new GraphTenant(simulated)) {
      return tenant.dsr().sources().values().stream()
          .filter(source -> source.id().equals(id))
          .filter(
              source -> source.support(Action.EXPORT).status() == ActionSupport.Status.SUPPORTED)
          .findFirst();
    }
  }

  /** What went wrong, or empty when the item came out as it went in. */
  private Optional<String> roundTrip(SourceDescriptor source, String path, String item)
      throws IOException {
    try (SimulatedTenant simulated = SimulatedTenant.start()) {
      SimulatedUser person = person(simulated);
      String served = MatchKeys.replace(item, source, identifiers(person));
      if (!MatchKeys.attributable(served, source)) {
        return Optional.of("names nobody at any declared match key: " + item);
      }
      ReadPaths.of(source)
          .serving(path)
          .forEach(
              read ->
                  simulated.answers().serveItems(read.version(), read.template(), List.of(served)));
      Path zip = folder.resolve(java.util.UUID.randomUUID() + ".zip");
      try (GraphTenant tenant = new GraphTenant(simulated)) {
        Report found = tenant.dsr().discover(tenant.request(person));
        if (found.ledger().entry(source.id()).orElseThrow().found() < 1) {
          return Optional.of("not discovered: " + found.ledger().entry(source.id()).get().parts());
        }
        tenant.dsr().export(tenant.request(person), ExportTarget.zip(zip));
      }
      return difference(AccessPackage.read(zip), source.id(), served);
    }
  }

  private static Optional<String> difference(AccessPackage contents, String id, String served) {
    List<FieldPath> withheld = contents.withheld(id).keySet().stream().map(FieldPath::of).toList();
    Content.Withheld expected = Content.ofJson(served.getBytes(UTF_8)).withhold(withheld);
    if (expected.paths().size() < withheld.size()) {
      return Optional.of("the manifest lists a path as withheld that the item does not hold");
    }
    String line = new String(expected.content().bytes(), UTF_8);
    List<String> records = contents.records(id);
    return records.contains(line)
        ? Optional.empty()
        : Optional.of("expected " + line + " among " + records);
  }

  private static SimulatedUser person(SimulatedTenant simulated) {
    // Published dates are of 2016 and later; the account must have lived then.
    return simulated
        .user("person")
        .property("createdDateTime", "\"2010-01-01T00:00:00Z\"")
        .everywhere()
        .device(device -> device.windows().name("PC-1").everywhere().apps(1));
  }

  private static Map<IdentifierKind, String> identifiers(SimulatedUser person) {
    SimulatedDevice device = person.devices().get(person.devices().size() - 1);
    return Map.of(
        IdentifierKind.OBJECT_ID, person.objectId(),
        IdentifierKind.USER_PRINCIPAL_NAME, person.userPrincipalName(),
        IdentifierKind.MAIL, person.userPrincipalName(),
        IdentifierKind.DEVICE_OBJECT_ID, device.objectId(),
        IdentifierKind.DEVICE_ID, device.deviceId(),
        IdentifierKind.MANAGED_DEVICE_ID, device.managedDeviceId());
  }
}
