package org.dsr4j.change;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.Evidence;
import org.dsr4j.Journals;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;

/** The fixture for Anna's erasure: the vault, the journals, and the people who decide. */
public final class VaultErasureFixture {

  public static final TenantId TENANT = TenantId.of("11111111-2222-3333-4444-555555555555");
  public static final CaseId CASE = CaseId.of("DSR-1");
  public static final LocalDate DAY = LocalDate.of(2026, 2, 1);
  public static final String ANNAS_NAME = "anna.smith@contoso.example";

  private static final Pattern KIND = Pattern.compile("\"kind\":\"([A-Z_]+)\"");

  public static final JournalSigner SIGNER = newSigner();

  public final ManualClock clock = new ManualClock();
  public final FakeVault vault = new FakeVault(clock);
  public final CaseKeys keys = Journals.keysInMemory();
  public JournalStore store = Journals.inMemory();

  private static JournalSigner newSigner() {
    try {
      return Journals.signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public DsrBuilder builder() {
    return Dsr.builder(TENANT)
        .clock(clock)
        .adapter(vault)
        .journal(store)
        .caseKeys(keys)
        .journalSigner(SIGNER);
  }

  public static DsrRequest undecided() {
    return DsrRequest.builder(TENANT, DataSubject.objectId(FakeVault.ANNA))
        .id(CASE)
        .requestedBy("privacy desk")
        .received(DAY)
        .identityCheck(IdentityCheck.of("front desk", "passport shown", DAY))
        .build();
  }

  public static DsrRequest request() {
    return undecided().withDecision(Decision.grant("no longer needed", "privacy officer", DAY));
  }

  /** Returns an order that waives the copy. */
  public static ErasureOrder order() {
    return ErasureOrder.of(ErasureGround.NO_LONGER_NECESSARY)
        .withoutCopy(new CopyWaiver("privacy officer", DAY, "the person does not want one"));
  }

  public ChangePlan plan() {
    return plan(order());
  }

  public ChangePlan plan(ErasureOrder order) {
    try (Dsr dsr = builder().build()) {
      return dsr.planDeletion(request(), order);
    }
  }

  public Approval approval(ChangePlan plan) {
    return Approval.of(plan, "second officer", clock.instant(), later(Duration.ofDays(7)))
        .naming(FakeVault.ANNA);
  }

  public ApprovedPlan approved(ChangePlan plan) {
    return plan.approve(approval(plan));
  }

  private java.time.Instant later(Duration time) {
    return clock.instant().plus(time);
  }

  public ChangeReport execute() {
    return execute(approved(plan()));
  }

  public ChangeReport execute(ApprovedPlan approved) {
    try (Dsr dsr = builder().build()) {
      return dsr.execute(approved);
    }
  }

  /** Resumes the case like another process. */
  public ChangeReport resume() {
    try (Dsr dsr = builder().build()) {
      return dsr.resume(CASE);
    }
  }

  public ChangeReport verify() {
    try (Dsr dsr = builder().build()) {
      return dsr.verify(CASE);
    }
  }

  public ChangeReport status() {
    try (Dsr dsr = builder().build()) {
      return dsr.status(CASE);
    }
  }

  public ChangeReport attest(String... steps) {
    try (Dsr dsr = builder().build()) {
      return dsr.attest(
          CASE,
          Stream.of(steps)
              .map(step -> new Attestation(step, "technician", DAY, "seen to"))
              .toList());
    }
  }

  /** Returns the kinds of all entries in the journal of the case, oldest first. */
  public List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    try (Journal journal = store.open(CASE)) {
      journal.lines(
          line -> {
            Matcher kind = KIND.matcher(new String(line, StandardCharsets.UTF_8));
            kinds.add(kind.find() ? kind.group(1) : "?");
          });
    }
    return kinds;
  }

  /** Returns the stored lines of the case. */
  public String journalText() {
    StringBuilder text = new StringBuilder();
    try (Journal journal = store.open(CASE)) {
      journal.lines(line -> text.append(new String(line, StandardCharsets.UTF_8)).append('\n'));
    }
    return text.toString();
  }

  public EvidenceReport evidence(Path folder) {
    Path file = folder.resolve("evidence-" + System.nanoTime() + ".jsonl");
    Evidence.export(store, SIGNER, CASE, file);
    return Evidence.verify(file);
  }
}
