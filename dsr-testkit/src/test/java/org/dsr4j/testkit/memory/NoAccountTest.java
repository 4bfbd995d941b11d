package org.dsr4j.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.dsr4j.ExportTarget;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** "No account" is not "no data": rows are found, exported and erased without an account. */
class NoAccountTest {

  private static final CaseId LATER = CaseId.of("DSR-2");

  private final ShopDesk desk = new ShopDesk();

  private void order(String id, String number) {
    desk.shop.row(
        "memory-order", "{\"id\":\"%s\",\"customerNumber\":\"%s\"}".formatted(id, number));
  }

  private Report discover(DataSubject subject) {
    return desk.call(dsr -> dsr.discover(ShopDesk.request(LATER, subject)));
  }

  private static LedgerEntry entry(Report report, String source) {
    return report.ledger().entry(source).orElseThrow();
  }

  private void eraseCustomer() {
    desk.shop.person("4711");
    desk.shop.row("memory-account", "{\"id\":\"a-1\",\"customerNumber\":\"4711\"}");
    order("o-1", "4711");
    desk.execute(desk.plan(ShopDesk.customer("4711")), "4711");
    assertThat(desk.shop.storedRows("memory-order")).isEmpty();
  }

  @Test
  void anOrderWithoutACustomerIsFoundByCustomerNumber() {
    order("o-1", "4711");
    order("o-2", "4712");

    Report report = discover(ShopDesk.customer("4711"));

    assertThat(entry(report, "memory-order").found()).isEqualTo(1);
    assertThat(report.interruption()).isNull();
    assertThat(report.notes()).anyMatch(note -> note.contains("No account was found"));
  }

  @Test
  void theNewsletterOfAGuestIsFoundOrHeldBack() {
    desk.shop.row(
        "memory-newsletter",
        "{\"id\":\"n-1\",\"mail\":\"rosa.guest@shop.example\","
            + "\"subscribedAt\":\"2024-05-01T10:00:00Z\"}");

    LedgerEntry entry =
        entry(discover(DataSubject.mail("rosa.guest@shop.example")), "memory-newsletter");

    assertThat(entry.found() + entry.quarantined()).isEqualTo(1);
  }

  @Test
  void aPersonWithoutAccountAndRowsIsNotIdentified() {
    order("o-2", "4712");

    assertThat(discover(ShopDesk.customer("4711")).completion())
        .isEqualTo(Completion.NOT_IDENTIFIED);
    assertThat(desk.plan(ShopDesk.customer("4711")).header().interruption())
        .isEqualTo(Completion.NOT_IDENTIFIED);
  }

  @Test
  void aPackageIsWrittenForAPersonWithoutAnAccount(@TempDir Path folder) throws IOException {
    order("o-1", "4711");
    Path zip = folder.resolve("copy.zip");

    Report report =
        desk.call(
            dsr ->
                dsr.export(
                    ShopDesk.granted(LATER, ShopDesk.customer("4711")), ExportTarget.zip(zip)));

    assertThat(report.file()).contains(zip);
  }

  @Test
  void rowsOfAPersonWithoutAnAccountAreErased() {
    order("o-1", "4711");

    ChangePlan plan = desk.plan(ShopDesk.customer("4711"));
    assertThat(plan.steps())
        .extracting(step -> step.source().source())
        .containsExactly("memory-order");
    desk.execute(plan, "4711");

    assertThat(desk.shop.storedRows("memory-order")).isEmpty();
  }

  @Test
  void aRowThatWasWrittenAfterTheErasureIsPlannedInTheSameCase() {
    eraseCustomer();
    order("o-2", "4711");

    ChangePlan again = desk.plan(ShopDesk.customer("4711"));

    assertThat(again.parts().refusals()).isEmpty();
    assertThat(again.steps()).extracting(PlannedStep::target).containsExactly("o-2");
  }

  @Test
  void aCaseThatIsPlannedAgainKnowsTheFormerIdentifiersOfItsPerson() {
    desk.shop.person("4711").mail("rosa@shop.example", org.dsr4j.model.Window.all());
    desk.shop.row("memory-account", "{\"id\":\"a-1\",\"customerNumber\":\"4711\"}");
    DataSubject rosa = DataSubject.mail("rosa@shop.example");
    desk.execute(desk.plan(rosa), "4711");
    order("o-2", "4711");

    assertThat(desk.plan(rosa).steps()).extracting(PlannedStep::target).containsExactly("o-2");
  }

  @Test
  void aCaseThatIsUsedForSomebodyElseAddsNothingOfItsFormerPerson() {
    eraseCustomer();
    order("o-2", "4711");
    order("o-3", "4712");

    assertThat(desk.plan(ShopDesk.customer("4712")).steps())
        .extracting(PlannedStep::target)
        .containsExactly("o-3");
  }

  @Test
  void theOwnCaseOfAnErasedPersonIsFound() {
    eraseCustomer();

    Report report = discover(ShopDesk.customer("4711"));

    assertThat(entry(report, "dsr-own-cases").found()).isEqualTo(1);
    assertThat(report.interruption()).isNull();
  }
}
