package org.dsr4j.testkit.assertj;

import static org.dsr4j.testkit.assertj.DsrAssertions.*;
import static org.dsr4j.testkit.assertj.HrService.EMPLOYEE;
import static org.dsr4j.testkit.assertj.HrService.mail;
import static org.dsr4j.testkit.assertj.LedgerEntries.failure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.Report;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageAssertTest {

  @TempDir private Path folder;
  private Path zip;
  private Report report;

  @BeforeEach
  void export() {
    zip = folder.resolve("package.zip");
    report = export(HrService.ordinary().source("note", mail("two"), "Call Berta"), zip);
  }

  private static Report export(HrService service, Path zip) {
    try (Dsr dsr = service.dsr()) {
      return dsr.export(HrService.request(), ExportTarget.zip(zip));
    }
  }

  @Test
  void passesForThePackageOfAnExport() {
    String withheld = EMPLOYEE.replace("1234", "[withheld]");

    assertThatPackage(zip)
        .isIntact()
        .agreesWith(report)
        .hasRecords("hr/employee", 2)
        .hasRecords("badge", 0)
        .hasRecordsExactly("hr/employee", withheld, mail("one"))
        .withholds("employee", "pin")
        .neverMentions("Charles", "1234")
        .hasSameDataAs(zip);
  }

  @Test
  void showsWhereManifestAndReportDiffer() {
    Report other = export(new HrService().source("employee", EMPLOYEE), folder.resolve("b.zip"));

    assertThat(failure(() -> assertThatPackage(zip).agreesWith(other)))
        .isEqualTo(
            """
            Expecting package package.zip to agree with the report

              source       expected                 seen                     code          detail
              hr/employee  FOUND 1, withheld pin 1  FOUND 2, withheld pin 1
              hr/badge     no line                  NONE 0
              hr/payroll   no line                  NOT_READABLE 0           hr.forbidden  Grant Payroll.Read
              hr/note      no line                  FOUND 1\
            """);
  }

  @Test
  void showsTheNumberOfRecords() {
    assertThat(failure(() -> assertThatPackage(zip).hasRecords("employee", 3)))
        .isEqualTo(
            """
            Expecting package package.zip to hold
              3 records of hr/employee
            but there are
              2 (the manifest says: FOUND 2, withheld pin 1)\
            """);
    assertThat(failure(() -> assertThatPackage(zip).hasRecords("leave", 0)))
        .startsWith("Expecting one line for source\n  leave\nbut there are only\n  hr/employee\n");
  }

  @Test
  void showsTheRecordThatDiffers() {
    assertThat(failure(() -> assertThatPackage(zip).hasRecordsExactly("note", mail("2"))))
        .isEqualTo(
            """
            Expecting package package.zip to hold the records given of hr/note, but that at index 0 differs at /subject
              expected  …-8000-000000000001","subject":"2"}
                                                       ^
              but was   …-8000-000000000001","subject":"two"}
                                                       ^\
            """);
  }

  @Test
  void showsTheWithheldPaths() {
    assertThat(failure(() -> assertThatPackage(zip).withholds("employee", "name")))
        .isEqualTo(
            """
            Expecting package package.zip to withhold
              name of hr/employee
            but it withholds there
              [pin]\
            """);
  }

  @Test
  void showsTheFileThatMentionsAText() {
    assertThat(failure(() -> assertThatPackage(zip).neverMentions("Charles", "anna Étoile")))
        .isEqualTo(
            """
            Expecting package package.zip never to mention
              anna Étoile
            but data/hr/employee.jsonl, line 1, does at /name
              …000-8000-000000000001","name":"Anna \\u00c9toile","pin":"[withheld]","grade":1.10…\
            """);
    assertThat(failure(() -> assertThatPackage(zip).neverMentions("BERTA")))
        .endsWith("but attachments/hr/note/1 does\n  call berta");
    assertThat(failure(() -> assertThatPackage(zip).neverMentions("privacy desk")))
        .contains("but manifest.json does at /request/requestedBy\n");
    assertThat(failure(() -> assertThatPackage(zip).neverMentions("HR/employee.json")))
        .contains("but a path does\n");
  }

  @Test
  void namesTheFilesThatDifferFromAnotherPackage() {
    Path other = folder.resolve("other.zip");
    export(HrService.ordinary().source("employee", EMPLOYEE).source("leave", mail("x")), other);

    assertThat(failure(() -> assertThatPackage(zip).hasSameDataAs(other)))
        .isEqualTo(
            """
            Expecting package package.zip to hold the same data, but

              attachments/hr/note/1: not in the other
              data/hr/employee.jsonl: differs from byte 104 on
              data/hr/leave.jsonl: only in the other
              data/hr/note.jsonl: not in the other\
            """);
  }

  @Test
  void aFileThatIsNotAZipFails() throws IOException {
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");

    assertThat(failure(() -> assertThatPackage(text).as("run").isIntact()))
        .startsWith(
            "[run] Expecting package text.zip to be sound, but\n\n  manifest.json: there is none");
    assertThat(failure(() -> assertThatPackage(folder.resolve("none.zip")).isIntact()))
        .startsWith("Expecting package none.zip to be a zip file, but\n  java.nio.file.NoSuchFile");
  }

  @Test
  void thePackageCanBeReadDirectly() {
    AccessPackage pack = AccessPackage.read(zip);

    assertThat(pack.paths())
        .containsExactly(
            "data/hr/employee.jsonl",
            "data/hr/note.jsonl",
            "attachments/hr/note/1",
            "manifest.json");
    assertThat(pack.text("attachments/hr/note/1")).contains("Call Berta");
    assertThat(pack.text("nothing")).isEmpty();
    assertThat(pack.records("hr/note")).containsExactly(mail("two"));
    assertThat(pack.records("note")).containsExactly(mail("two"));
    assertThat(pack.records("payroll")).isEmpty();
    assertThat(pack.withheld("employee")).containsExactly(entry("pin", 1L));
    assertThat(pack.withheld("hr/note")).isEmpty();
  }
}
