package org.dsr4j.change;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.ALWAYS;
import static org.dsr4j.change.StoredPlan.each;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/** The stored form of a request and its decisions; see {@link StoredPlan}. */
record StoredRequest(
    String id,
    TenantId tenant,
    String requestedBy,
    LocalDate received,
    IdentityCheck identityCheck,
    @Nullable Decision decision,
    List<Id> subject) {

  static StoredRequest of(DsrRequest request) {
    return new StoredRequest(
        request.id().value(),
        request.tenant(),
        request.requestedBy(),
        request.received(),
        request.identityCheck(),
        request.decision().orElse(null),
        each(request.subject().identifiers(), Id::of));
  }

  DsrRequest request() {
    DsrRequest request =
        DsrRequest.builder(tenant, new DataSubject(each(subject, Id::identifier)))
            .id(id)
            .requestedBy(requestedBy)
            .received(received)
            .identityCheck(identityCheck)
            .build();
    return decision == null ? request : request.withDecision(decision);
  }

  record Order(
      ErasureGround ground,
      List<Exemption> exemptions,
      List<DeviceDecision> devices,
      @Nullable CopyWaiver waiver,
      List<AcceptedGap> acceptedGaps,
      int stepLimit,
      @JsonInclude(ALWAYS) @Nullable String activeAccount,
      @Nullable Duration purgeAfter) {

    static Order of(ErasureOrder order) {
      return new Order(
          order.ground(),
          order.exemptions(),
          order.decisions(),
          order.waiver().orElse(null),
          order.acceptedGaps(),
          order.stepLimit(),
          order.activeAccount().orElse(null),
          order.storedPurgeAfter());
    }

    ErasureOrder order() {
      ErasureOrder order = ErasureOrder.of(ground).stepLimit(stepLimit).withPurgeAfter(purgeAfter);
      for (Exemption each : exemptions) {
        order = order.withExemption(each);
      }
      for (DeviceDecision each : devices) {
        order = order.device(each);
      }
      for (AcceptedGap each : acceptedGaps) {
        order = order.withAcceptedGap(each);
      }
      order = waiver == null ? order : order.withoutCopy(waiver);
      return activeAccount == null ? order : order.accountStillInUse(activeAccount);
    }
  }

  record Id(
      String kind,
      boolean unique,
      boolean immutable,
      boolean caseSensitive,
      @Nullable Boolean numeric,
      String value) {

    static Id of(Identifier identifier) {
      IdentifierKind kind = identifier.kind();
      return new Id(
          kind.name(),
          kind.unique(),
          kind.immutable(),
          kind.caseSensitive(),
          kind.numeric() ? true : null,
          identifier.value());
    }

    Identifier identifier() {
      boolean number = Boolean.TRUE.equals(numeric);
      return Identifier.of(
          new IdentifierKind(kind, unique, immutable, caseSensitive, number), value);
    }
  }
}
