package org.dsr4j.testkit.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.junit.jupiter.api.Test;

/** A plan with many rows can be executed: its size is no surprise after the approval. */
class ManyRowsTest {

  private final ShopDesk desk = new ShopDesk();

  @Test
  void aPlanWith60000RowsIsExecuted() {
    desk.shop.person("4711");
    desk.shop.row("memory-account", "{\"id\":\"a-1\",\"customerNumber\":\"4711\"}");
    for (int i = 0; i < 60_000; i++) {
      desk.shop.row(
          "memory-order",
          "{\"id\":\"%s\",\"customerNumber\":\"4711\"}".formatted(new UUID(4711, i)));
    }
    ChangePlan plan = desk.plan(ShopDesk.customer("4711"));
    assertThat(plan.parts().refusals()).isEmpty();

    ChangeReport report = desk.execute(plan, "4711");

    assertThat(report.ledger().entry("memory-order").orElseThrow().done()).isEqualTo(120);
    assertThat(desk.shop.storedRows("memory-order")).isEmpty();
    assertThat(desk.call(dsr -> dsr.verify(ShopDesk.CASE)).ledger().entries()).isNotEmpty();
  }
}
