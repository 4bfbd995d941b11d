package org.dsr4j.it.read;

import static org.dsr4j.testkit.assertj.DsrAssertions.assertThat;
import static org.dsr4j.testkit.assertj.DsrAssertions.assertThatPackage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.dsr4j.ExportTarget;
import org.dsr4j.RunOptions;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.assertj.AccessPackage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/** A package contains no data of other people, in random tenants. */
class IsolationTest {

  private static final long SEED = Long.getLong("dsr.seed", 20261122L);

  @TempDir private Path folder;

  @RepeatedTest(12)
  void thePackageContainsNoSecondPersonAndNoSecondTenant(RepetitionInfo repetition) {
    long seed = SEED + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    try (SimulatedTenant simulated = SimulatedTenant.start(seed)) {
      simulated.answers().ignoreFilters(random.nextBoolean());
      SimulatedUser person = fill(simulated.user("person"), random);
      SimulatedUser second = fill(simulated.user("person2"), random);
      SimulatedUser foreign = fill(simulated.neighbour().user("person"), random);
      Path zip = folder.resolve("person.zip");

      try (GraphTenant tenant = new GraphTenant(simulated)) {
        tenant.dsr().export(tenant.request(subject(person, random)), ExportTarget.zip(zip));
      }

      assertThatPackage(zip)
          .as("seed %d", seed)
          .isIntact()
          .neverMentions(names(second))
          .neverMentions(names(foreign));
      assertThat(AccessPackage.read(zip).records("aad-user"))
          .as("seed %d", seed)
          .isNotEmpty()
          .allSatisfy(record -> assertThat(record).contains(person.objectId()));
    }
  }

  /** The texts that identify a person in any record. */
  private static String[] names(SimulatedUser person) {
    Stream<String> own = Stream.of(person.objectId(), person.userPrincipalName());
    Stream<String> devices =
        person.devices().stream()
            .flatMap(
                device ->
                    Stream.of(device.managedDeviceId(), device.deviceId(), device.serialNumber()));
    return Stream.concat(own, devices).toArray(String[]::new);
  }

  @RepeatedTest(3)
  void peopleReadTogetherGetTheSameRecordsAsAlone(RepetitionInfo repetition) {
    long seed = SEED + 100 + repetition.getCurrentRepetition();
    Random random = new Random(seed);
    try (SimulatedTenant simulated = SimulatedTenant.start(seed)) {
      SimulatedUser first = fill(simulated.user("first"), random);
      SimulatedUser second = fill(simulated.user("second"), random);
      try (GraphTenant tenant = new GraphTenant(simulated)) {
        Map<DsrRequest, Path> together =
            Map.of(
                request(tenant, "A", first), folder.resolve("a.zip"),
                request(tenant, "B", second), folder.resolve("b.zip"));
        List<Report> reports =
            tenant
                .dsr()
                .export(
                    List.copyOf(together.keySet()),
                    request -> ExportTarget.zip(together.get(request)),
                    RunOptions.defaults());

        assertThat(reports).hasSize(2);
        for (Map.Entry<DsrRequest, Path> entry : together.entrySet()) {
          Path alone = folder.resolve("alone-" + entry.getKey().id() + ".zip");
          tenant.dsr().export(entry.getKey(), ExportTarget.zip(alone));
          assertThatPackage(entry.getValue()).as("seed %d", seed).isIntact().hasSameDataAs(alone);
        }
      }
    }
  }

  private static DsrRequest request(GraphTenant tenant, String id, SimulatedUser person) {
    return GraphTenant.request(tenant.tenantId(), id, DataSubject.objectId(person.objectId()));
  }

  private static DataSubject subject(SimulatedUser person, Random random) {
    return random.nextBoolean()
        ? DataSubject.objectId(person.objectId())
        : DataSubject.userPrincipalName(person.userPrincipalName());
  }

  private static SimulatedUser fill(SimulatedUser person, Random random) {
    if (random.nextBoolean()) {
      person.inEverySource();
    }
    int devices = random.nextInt(3);
    for (int i = 0; i < devices; i++) {
      int apps = random.nextInt(30);
      boolean windows = random.nextBoolean();
      person.device(device -> (windows ? device.windows() : device.iphone()).apps(apps));
    }
    return person
        .signIns(random.nextInt(300))
        .directoryAuditsAsActor(random.nextInt(5))
        .directoryAuditsAsTarget(random.nextInt(5))
        .intuneAudits(random.nextInt(5))
        .troubleshootingEvents(random.nextInt(5));
  }
}
