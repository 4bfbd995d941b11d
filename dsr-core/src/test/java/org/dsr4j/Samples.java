package org.dsr4j;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Resolution;

/** People, tenants and declarations for the tests. */
public final class Samples {

  public static final TenantId TENANT = TenantId.of("11111111-2222-3333-4444-555555555555");
  public static final TenantId OTHER_TENANT = TenantId.of("99999999-2222-3333-4444-555555555555");
  public static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

  public static final String ANNA = "aaaaaaaa-0000-4000-8000-000000000001";
  public static final String BERT = "bbbbbbbb-0000-4000-8000-000000000002";
  public static final String ANNAS_NAME = "anna.smith@contoso.example";

  private Samples() {}

  public static DsrBuilder dsr(Path spool, FakeService... services) {
    DsrBuilder builder =
        Dsr.builder(TENANT).clock(Clock.fixed(NOW, ZoneOffset.UTC)).spoolDirectory(spool);
    for (FakeService service : services) {
      builder.adapter(service);
    }
    return builder;
  }

  public static DsrRequest anna() {
    return request("DSR-1", TENANT, DataSubject.objectId(ANNA));
  }

  public static DsrRequest bert() {
    return request("DSR-2", TENANT, DataSubject.objectId(BERT));
  }

  public static DsrRequest request(String id, TenantId tenant, DataSubject subject) {
    LocalDate day = LocalDate.of(2026, 1, 17);
    return DsrRequest.builder(tenant, subject)
        .id(id)
        .requestedBy("privacy desk")
        .received(day)
        .identityCheck(IdentityCheck.of("front desk", "passport shown", day.plusDays(1)))
        .build();
  }

  /** Supported for all reading actions; records contain the object id in the field {@code id}. */
  public static SourceDescriptor.Builder readable(String id) {
    return declared(id)
        .match(MatchRule.field("id", IdentifierKind.OBJECT_ID))
        .readable("Directory.Read.All")
        .on(Action.AUDIT, ActionSupport.supported("Audit.Read.All"));
  }

  /** Declares every action as not applicable. */
  public static SourceDescriptor.Builder declared(String id) {
    SourceDescriptor.Builder source =
        SourceDescriptor.builder(id, "Title of " + id).category(SourceCategory.CUSTOMER_DATA);
    for (Action action : Action.values()) {
      source.on(action, new ActionSupport.NotApplicable("nothing of the kind"));
    }
    return source;
  }

  public static SourceDescriptor declared(String id, ActionSupport support) {
    return declared(id).on(Action.DISCOVER, support).on(Action.EXPORT, support).build();
  }

  public static KnownIdentifier strong(IdentifierKind kind, String value) {
    return KnownIdentifier.strong(Identifier.of(kind, value), "fake");
  }

  public static KnownIdentifier weak(IdentifierKind kind, String value) {
    return KnownIdentifier.weak(Identifier.of(kind, value), "fake");
  }

  public static Resolution identified(String facet, KnownIdentifier... known) {
    return new Resolution.Identified(List.of(new Facet(facet, List.of(known), List.of())));
  }

  public static Resolution withGap(String facet, Gap gap, KnownIdentifier... known) {
    return new Resolution.Identified(List.of(new Facet(facet, List.of(known), List.of(gap))));
  }
}
