package org.dsr4j.testkit.memory;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.dsr4j.Dsr;
import org.dsr4j.Journals;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.CopyWaiver;
import org.dsr4j.change.ErasureGround;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;

/** A shop in memory with the people who handle requests about its customers. */
final class ShopDesk {

  static final TenantId TENANT = TenantId.of("5c1f2f0e-7f0e-4f0b-9d57-3c0f4c3b2a19");
  static final CaseId CASE = CaseId.of("DSR-1");

  private static final LocalDate DAY = LocalDate.of(2026, 2, 1);

  final MemoryService shop = MemoryService.of(TENANT);
  private final JournalStore store = Journals.inMemory();
  private final CaseKeys keys = Journals.keysInMemory();
  private final JournalSigner signer = newSigner();

  private static JournalSigner newSigner() {
    try {
      return Journals.signer(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static DataSubject customer(String number) {
    return DataSubject.of(Identifier.of(new MemorySources("shop").customerNumber(), number));
  }

  static DsrRequest request(CaseId id, DataSubject subject) {
    return DsrRequest.builder(TENANT, subject)
        .id(id)
        .requestedBy("privacy desk")
        .received(DAY)
        .identityCheck(IdentityCheck.of("front desk", "passport", DAY))
        .build();
  }

  static DsrRequest granted(CaseId id, DataSubject subject) {
    return request(id, subject)
        .withDecision(Decision.grant("no longer needed", "privacy officer", DAY));
  }

  /** Calls the library as one process of the desk does. */
  <T> T call(Function<Dsr, T> call) {
    try (Dsr dsr =
        Dsr.builder(TENANT)
            .adapter(new MemoryAdapterProvider(), "shop", shop.configuration())
            .resource(MemoryService.class, shop)
            .journal(store)
            .caseKeys(keys)
            .journalSigner(signer)
            .build()) {
      return call.apply(dsr);
    }
  }

  ChangePlan plan(DataSubject subject) {
    ErasureOrder order =
        ErasureOrder.of(ErasureGround.NO_LONGER_NECESSARY)
            .withoutCopy(new CopyWaiver("privacy officer", DAY, "the person does not want one"));
    return call(dsr -> dsr.planDeletion(granted(CASE, subject), order));
  }

  ChangeReport execute(ChangePlan plan, String named) {
    Instant now = Instant.now();
    Approval approval =
        Approval.of(plan, "second officer", now, now.plus(Duration.ofDays(7))).naming(named);
    return call(dsr -> dsr.execute(plan.approve(approval)));
  }
}
