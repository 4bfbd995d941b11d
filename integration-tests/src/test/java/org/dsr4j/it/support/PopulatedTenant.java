package org.dsr4j.it.support;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;

/**
 * A person with rows in every source, and other people with the same rows: a colleague, a namesake,
 * and a person with the same login name in another tenant.
 */
public final class PopulatedTenant {

  private static final String NAME = "Anna O'Brien";
  private static final String ATTRIBUTES =
      """
      {"Clearance":{"@odata.type":"#microsoft.graph.customSecurityAttributeValue","Level":"low"}}\
      """;

  private final SimulatedTenant tenant;
  private final SimulatedUser person;
  private final List<SimulatedUser> otherPersonsTexts;

  private PopulatedTenant(SimulatedTenant tenant) {
    this.tenant = tenant;
    // Reports are finished immediately, because no test here is about waiting for them.
    tenant.exportJobs().finishAtPoll(1);
    person = everywhere(tenant, "anna.obrien", NAME);
    otherPersonsTexts =
        List.of(
            everywhere(tenant, "anna.obrien2", NAME),
            everywhere(tenant, "bert", "Bert Willems"),
            everywhere(tenant.neighbour(), "anna.obrien", NAME));
    // Intune assigns roles to groups, but a role assignment that names a person is read too.
    tenant.rows("v1.0", "/deviceManagement/roleAssignments", assignment(person));
    tenant.rows("v1.0", "/deviceManagement/roleAssignments", assignment(otherPersonsTexts.get(1)));
  }

  public static PopulatedTenant of(SimulatedTenant tenant) {
    return new PopulatedTenant(tenant);
  }

  private static SimulatedUser everywhere(SimulatedTenant tenant, String alias, String name) {
    return tenant
        .user(alias)
        .displayName(name)
        .mail(alias + "@mail." + tenant.domain())
        .property("customSecurityAttributes", ATTRIBUTES)
        .device(SimulatedDevice::windows)
        .device(SimulatedDevice::iphone)
        .inEverySource();
  }

  private static String assignment(SimulatedUser member) {
    return """
    {"id":"assignment of %1$s","displayName":"Help desk","members":["%1$s"],"resourceScopes":[]}
    """
        .formatted(member.objectId());
  }

  public SimulatedUser person() {
    return person;
  }

  /** The texts that identify the person in a match key. */
  public Set<String> personsTexts() {
    return marks(person);
  }

  /** The texts that identify unrelated people. */
  public Set<String> otherPersonsTexts() {
    Set<String> marks = new LinkedHashSet<>();
    otherPersonsTexts.forEach(stranger -> marks.addAll(marks(stranger)));
    return marks;
  }

  /** The texts that identify the person's manager and direct report. */
  public Set<String> similarPersonsTexts() {
    Set<String> marks = new LinkedHashSet<>(marks(tenant.user("anna.obrien-manager")));
    marks.addAll(marks(tenant.user("anna.obrien-report")));
    return marks;
  }

  private Set<String> marks(SimulatedUser user) {
    Set<String> marks = new LinkedHashSet<>();
    marks.add(user.objectId());
    marks.add(user.userPrincipalName());
    marks.add(user.userPrincipalName().replace("@", "@mail."));
    for (SimulatedDevice device : user.devices()) {
      Stream.of(
              device.managedDeviceId(), device.deviceId(), device.objectId(), device.serialNumber())
          .forEach(marks::add);
    }
    return marks;
  }

  public Report export(Path zip) {
    return export(zip, builder -> builder);
  }

  public Report export(Path zip, UnaryOperator<DsrBuilder> settings) {
    try (GraphTenant graph = new GraphTenant(tenant, settings)) {
      return graph.dsr().export(graph.request(person), ExportTarget.zip(zip));
    }
  }

  /** Exports with the caller's adapters. */
  public Report export(Path zip, Dsr dsr) {
    return dsr.export(GraphTenant.request(dsr, person), ExportTarget.zip(zip));
  }

  public List<PersonalDataRecord> records() {
    List<PersonalDataRecord> records = new ArrayList<>();
    try (GraphTenant graph = new GraphTenant(tenant)) {
      graph.dsr().export(graph.request(person), ExportTarget.records(records::add));
    }
    return records;
  }
}
