package org.dsr4j.testkit.assertj;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.Dsr;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Strength;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.testkit.assertj.LedgerEntries.HrError;

/** A service that knows Anna: it has rows by source, and refuses sources without rows. */
final class HrService implements AdapterProvider {

  static final TenantId TENANT = TenantId.of("11111111-2222-3333-4444-555555555555");
  static final String ANNA = "aaaaaaaa-0000-4000-8000-000000000001";
  static final String EMPLOYEE =
      "{\"id\":\"" + ANNA + "\",\"name\":\"Anna \\u00c9toile\",\"pin\":\"1234\",\"grade\":1.10}";

  private final Map<String, List<String>> rows = new LinkedHashMap<>();

  /** Two readable sources, one of them empty, and one that is refused. */
  static HrService ordinary() {
    return new HrService()
        .source("employee", EMPLOYEE, mail("one"))
        .source("badge")
        .source("payroll", "refused");
  }

  static String mail(String subject) {
    return "{\"id\":\"" + ANNA + "\",\"subject\":\"" + subject + "\"}";
  }

  HrService source(String id, String... json) {
    rows.put(id, List.of(json));
    return this;
  }

  Dsr dsr() {
    Clock clock = Clock.fixed(Instant.parse("2026-02-03T04:05:06Z"), ZoneOffset.UTC);
    return Dsr.builder(TENANT).clock(clock).adapter(this).build();
  }

  static DsrRequest request() {
    LocalDate day = LocalDate.of(2026, 1, 17);
    return DsrRequest.builder(TENANT, DataSubject.objectId(ANNA))
        .id("DSR-1")
        .requestedBy("privacy desk")
        .received(day)
        .identityCheck(IdentityCheck.of("front desk", "passport shown", day))
        .build();
  }

  @Override
  public String id() {
    return "hr";
  }

  @Override
  public int spiMajor() {
    return 1;
  }

  @Override
  public ConfigurationSpec configuration() {
    return ConfigurationSpec.of();
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    return new AdapterDefinition("HR", "1", rows.keySet().stream().map(this::descriptor).toList());
  }

  private SourceDescriptor descriptor(String id) {
    SourceDescriptor.Builder source =
        SourceDescriptor.builder(id, "Title of " + id)
            .category(SourceCategory.CUSTOMER_DATA)
            .match(MatchRule.field("id", IdentifierKind.OBJECT_ID))
            .secret("pin");
    for (Action action : Action.values()) {
      source.on(action, new ActionSupport.NotApplicable("nothing of the kind"));
    }
    return source.readable("Hr.Read").build();
  }

  @Override
  public Adapter open(AdapterContext context) {
    return new Reader();
  }

  private final class Reader implements Adapter, DiscoverAction, ExportAction {

    @Override
    public TenantCheck confirmTenant(Cancellation cancellation) {
      return TenantCheck.confirmed("asked and answered");
    }

    @Override
    public ReadOutcome read(ReadTask task, RecordSink sink) {
      List<String> json = rows.get(task.source().id());
      if (json.equals(List.of("refused"))) {
        return ReadOutcome.incomplete(Gap.notReadable(HrError.FORBIDDEN, "Grant Payroll.Read"));
      }
      Identity who = task.subjects().get(0);
      Match match = new Match(IdentifierKind.OBJECT_ID, "id", Strength.STRONG);
      for (int i = 0; i < json.size(); i++) {
        if (json.get(i).startsWith("{")) {
          sink.record(
              who, RecordKey.of("k" + i), Content.ofJson(json.get(i).getBytes(UTF_8)), match);
        } else {
          sink.attachment(
              who,
              RecordKey.of("k" + (i - 1)),
              "text/plain",
              new ByteArrayInputStream(json.get(i).getBytes(UTF_8)));
        }
      }
      return ReadOutcome.complete();
    }

    @Override
    public void close() {}
  }
}
