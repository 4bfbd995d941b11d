package org.dsr4j.testkit.assertj;

import static org.dsr4j.testkit.assertj.DsrAssertions.*;
import static org.dsr4j.testkit.assertj.HrService.ANNA;
import static org.dsr4j.testkit.assertj.HrService.mail;
import static org.dsr4j.testkit.assertj.LedgerEntries.failure;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.model.Strength;
import org.dsr4j.model.TenantId;
import org.junit.jupiter.api.Test;

class RecordsAssertTest {

  private final List<PersonalDataRecord> records = new ArrayList<>();

  RecordsAssertTest() {
    HrService service =
        new HrService()
            .source("mail", mail("one"), mail("two"))
            .source("employee", HrService.EMPLOYEE);
    try (Dsr dsr = service.dsr()) {
      dsr.export(HrService.request(), ExportTarget.records(records::add));
    }
  }

  @Test
  void passesIfTheRecordsAreAsExpected() {
    assertThatRecords(records).hasSize(3).neverMention("berta", "1234");
    assertThatRecords(records).from("hr/mail").haveContents(mail("one"), mail("two"));
    assertThatRecords(records).from("hr/nothing").isEmpty();
    assertThatRecords(records).from("hr/employee").singleElement().content().withholds("pin");
  }

  @Test
  void checksSourceTenantKeyAndMatchOfARecord() {
    assertThat(records.get(0))
        .isFrom("hr/mail")
        .isOfTenant(HrService.TENANT)
        .hasKey("k0")
        .isMatchedBy(IdentifierKind.OBJECT_ID, Strength.STRONG)
        .content()
        .hasValues("id", ANNA)
        .hasValues("subject", "one");
  }

  @Test
  void showsTheActualValueOfARecord() {
    PersonalDataRecord record = records.get(0);

    assertThat(failure(() -> assertThat(record).hasKey("k1")))
        .isEqualTo("Expecting the key of a record from hr/mail to be\n  k1\nbut it is\n  k0");
    assertThat(failure(() -> assertThat(record).isFrom("hr/employee"))).contains("the source of");
    assertThat(
            failure(
                () ->
                    assertThat(record)
                        .isOfTenant(TenantId.of("99999999-2222-3333-4444-555555555555"))))
        .contains("the tenant of");
    assertThat(
            failure(() -> assertThat(record).isMatchedBy(IdentifierKind.OBJECT_ID, Strength.WEAK)))
        .contains("the match of", "STRONG");
    assertThat(failure(() -> assertThat(record).as("first").content().hasValues("id", "1")))
        .startsWith("[first] ");
  }

  @Test
  void showsTheFirstDifferentContent() {
    assertThat(
            failure(
                () ->
                    assertThatRecords(records)
                        .from("hr/mail")
                        .haveContents(mail("one"), mail("three"))))
        .isEqualTo(
            """
            Expecting records to have the contents given, but that at index 1 differs at /subject
              expected  …-8000-000000000001","subject":"three"}
                                                       ^
              but was   …-8000-000000000001","subject":"two"}
                                                       ^\
            """);
  }

  @Test
  void showsTheNumberOfContents() {
    assertThat(failure(() -> assertThatRecords(records).from("hr/mail").haveContents(mail("one"))))
        .contains("there are 2 instead of 1; the first surplus one is\n  {\"id\":\"aaaa");
    assertThat(failure(() -> assertThatRecords(List.of()).haveContents(mail("one"))))
        .contains("there are 0 instead of 1; the first missing one is\n  {\"id\":\"aaaa");
  }

  @Test
  void showsTheRecordThatMentionsAForbiddenText() {
    assertThat(failure(() -> assertThatRecords(records).as("run").neverMention("étoile")))
        .isEqualTo(
            """
            [run] Expecting records never to mention
              étoile
            but the one at index 2, from hr/employee, does at /name
              …000-8000-000000000001","name":"Anna \\u00c9toile","pin":"[withheld]","grade":1.10…\
            """);
  }
}
