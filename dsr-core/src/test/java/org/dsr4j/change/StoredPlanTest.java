package org.dsr4j.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceCategory;
import org.junit.jupiter.api.Test;

/** A stored plan equals the approved plan byte for byte, or is rejected. */
class StoredPlanTest {

  private final VaultErasureFixture desk = new VaultErasureFixture();

  /** A plan with content in every part. */
  static ChangePlan full(VaultErasureFixture desk) {
    VaultPlanner usual = new VaultPlanner(desk.vault);
    desk.vault.planner =
        (task, proposal) -> {
          usual.propose(task, proposal);
          proposal
              .instruction("account", "in the portal", "take the person off the rota")
              .sideEffects("the mailbox")
              .note("read\n  - forged line \u202e and a " + "very".repeat(60) + " long word")
              .question(
                  new DeviceQuestion(
                      "device-9",
                      "Anna's phone",
                      List.of(DeviceChoice.WIPE),
                      List.of("is reset"),
                      new DeviceDetails(
                          "phone 7",
                          Instant.parse("2026-05-01T10:00:00Z"),
                          "company",
                          List.of("Anna"),
                          List.of("a wipe loses everything"))));
        };
    ErasureOrder order =
        VaultErasureFixture.order()
            .withExemption(
                new Exemption(
                    SourceCategory.AUDIT_LOG,
                    ExemptionBasis.LEGAL_CLAIMS,
                    "case 7",
                    "officer",
                    LocalDate.of(2027, 1, 1)))
            .device(
                DeviceDecision.of(
                        "device-1-aaaa", DeviceChoice.RETIRE, "officer", VaultErasureFixture.DAY)
                    .leavesOrganisation()
                    .custody(
                        new Custody(
                            "technician", VaultErasureFixture.DAY, "recovery key in the safe")))
            .accountStillInUse(FakeVault.ANNA);
    return desk.plan(order);
  }

  @Test
  void isEqualAfterBeingStored() {
    ChangePlan plan = full(desk);
    ChangePlan read = ChangePlan.ofJson(plan.json());

    assertThat(read).isEqualTo(plan).hasSameHashCodeAs(plan);
    assertThat(read.digest()).isEqualTo(plan.digest());
    assertThat(read.json()).isEqualTo(plan.json());
    assertThat(read.table()).isEqualTo(plan.table());
  }

  @Test
  void hasTheSameDigestWhenMadeTwiceAtTheSameTime() {
    assertThat(desk.plan().digest())
        .isEqualTo(new VaultErasureFixture().plan().digest())
        .matches("[0-9a-f]{64}");
    desk.clock.advance(java.time.Duration.ofSeconds(1));
    assertThat(desk.plan().digest()).isNotEqualTo(new VaultErasureFixture().plan().digest());
  }

  @Test
  void isNeverTheApprovedOneWithAnyByteAltered() {
    byte[] json = full(desk).json();
    String digest = ChangePlan.ofJson(json).digest();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 3000; i++) {
      byte[] altered = json.clone();
      int at = random.nextInt(altered.length);
      altered[at] = (byte) (altered[at] ^ (1 << random.nextInt(8)));
      refusedOrAnother(altered, digest, "seed " + seed + ", byte " + at);
    }
  }

  @Test
  void isRejectedWhenTruncatedOrExtended() {
    byte[] json = desk.plan().json();
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      refused(Arrays.copyOf(json, random.nextInt(json.length)), "seed " + seed);
    }
    refused((new String(json, UTF_8) + " ").getBytes(UTF_8), "a blank");
    refused((new String(json, UTF_8) + "{}").getBytes(UTF_8), "another object");
    refused("null".getBytes(UTF_8), "null");
    refused("[]".getBytes(UTF_8), "a list");
    refused("[".repeat(100_000).getBytes(UTF_8), "depth");
    refused(new byte[0], "nothing");
  }

  @Test
  void isRejectedWithAnUnknownProperty() {
    String json = new String(desk.plan().json(), UTF_8);
    refused(json.replaceFirst("\\{", "{\"more\":1,").getBytes(UTF_8), "first");
    refused(json.replaceFirst("\"request\":\\{", "\"request\":{\"x\":1,").getBytes(UTF_8), "in");
    refused(json.replaceFirst("\"steps\":\\[\\{", "\"steps\":[{\"x\":1,").getBytes(UTF_8), "step");
  }

  private static void refused(byte[] json, String how) {
    assertThatThrownBy(() -> ChangePlan.ofJson(json))
        .as(how)
        .isInstanceOfSatisfying(
            DsrException.class,
            e -> {
              assertThat(e.code()).isEqualTo(DsrError.PLAN_UNREADABLE);
              assertThat(e).hasNoCause();
              assertThat(e.getMessage()).doesNotContainIgnoringCase("anna", "aaaaaaaa");
            });
  }

  /** A different plan has a different digest, so that no approval of the original matches it. */
  private static void refusedOrAnother(byte[] json, String digest, String how) {
    Throwable thrown =
        catchThrowable(
            () -> {
              ChangePlan read = ChangePlan.ofJson(json);
              assertThat(read.digest()).as(how).isNotEqualTo(digest);
              assertThat(read.json()).as(how).isEqualTo(json);
            });
    if (thrown instanceof AssertionError failed) {
      throw failed;
    }
    if (thrown != null) {
      refused(json, how);
    }
  }

  @Test
  void showsEverythingInLinesThatFit() {
    ChangePlan plan = full(desk);
    String table = plan.table();

    assertThat(table.lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    String whole = table.replaceAll("\\n\\s*", " ");
    assertThat(whole).contains(plan.digest(), "DSR-1", "17(1)(a)", "privacy officer", "case 7");
    assertThat(whole).contains("the person does not want one", "recovery key in the safe");
    assertThat(whole).contains("the mailbox", "take the person off the rota", "m01", "device-9");
    assertThat(whole).contains("anna.smith@contoso.example", "dsr.device-undecided", "Vault.Write");
    for (PlannedStep step : plan.steps()) {
      assertThat(whole).contains(step.id(), step.target(), step.title());
    }
    for (UnplannedSource each : plan.parts().unplannedSources()) {
      assertThat(whole).contains(each.source().toString(), each.status().name(), each.reason());
    }
  }

  @Test
  void valuesFromOutsideCannotForgeALine() {
    assertThat(full(desk).table())
        .contains("read?  - forged line ? and a")
        .doesNotContain("\n  - forged", "\u202e");
  }
}
