package org.dsr4j.it.support;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.dsr4j.ExportTarget;
import org.dsr4j.RunOptions;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.assertj.AccessPackage;

/**
 * A person's copy that the complete library exports from a simulated tenant.
 *
 * @param report the report of the run
 * @param files the files of the package
 * @param zip the package
 */
public record PersonExport(Report report, AccessPackage files, Path zip) {

  /** A tenant whose reports are finished at the first poll, so that tests do not wait. */
  public static SimulatedTenant tenant() {
    SimulatedTenant tenant = SimulatedTenant.start();
    tenant.exportJobs().finishAtPoll(1);
    return tenant;
  }

  public static PersonExport of(SimulatedTenant tenant, SimulatedUser person, Path folder) {
    return of(tenant, DataSubject.objectId(person.objectId()), folder);
  }

  public static PersonExport of(SimulatedTenant tenant, DataSubject subject, Path folder) {
    return of(tenant, subject, folder, RunOptions.defaults());
  }

  public static PersonExport of(
      SimulatedTenant simulated, DataSubject subject, Path folder, RunOptions options) {
    try (GraphTenant tenant = new GraphTenant(simulated)) {
      Path zip = folder.resolve(UUID.randomUUID() + ".zip");
      Report report =
          tenant
              .dsr()
              .export(List.of(tenant.request(subject)), any -> ExportTarget.zip(zip), options)
              .get(0);
      return new PersonExport(report, AccessPackage.read(zip), zip);
    }
  }

  LedgerEntry line(String source) {
    return report.ledger().entry(source).orElseThrow();
  }

  /** The records of a source, one JSON object each. */
  public List<String> rows(String source) {
    return files.records(source);
  }

  /** The complete content of the package as one text. */
  public String everything() {
    return files.paths().stream()
        .map(path -> files.text(path).orElseThrow())
        .collect(joining("\n"));
  }
}
