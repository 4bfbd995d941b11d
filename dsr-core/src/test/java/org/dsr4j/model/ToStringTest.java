package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.Resolution;
import org.junit.jupiter.api.Test;

/** Whatever is logged by accident shows no value that could be a person's. */
class ToStringTest {

  private static final String SECRET = "anna";

  private static final TenantId TENANT = TenantId.of("1b4e28ba-2fa1-11d2-883f-0016d3cca427");
  private static final SourceRef SOURCE = new SourceRef("crm", "contacts");
  private static final Identifier MAIL = Identifier.of(IdentifierKind.MAIL, "anna@contoso.example");
  private static final KnownIdentifier KNOWN = KnownIdentifier.strong(MAIL, "crm");
  private static final DataSubject SUBJECT = DataSubject.of(MAIL);
  private static final Facet FACET = new Facet(Facet.USER, List.of(KNOWN), List.of());
  private static final Identity IDENTITY = new Identity("subject-1", SUBJECT, List.of(FACET));
  private static final Content CONTENT = Content.ofJson("{\"name\":\"anna\"}".getBytes(UTF_8));
  private static final IdentityCheck CHECK =
      IdentityCheck.by("anna's boss", "knows anna", LocalDate.of(2026, 1, 1));
  private static final DsrRequest REQUEST =
      DsrRequest.of(TENANT, SUBJECT)
          .id("DSR-1")
          .requestedBy("anna's boss")
          .received(LocalDate.of(2026, 1, 1))
          .identityCheck(CHECK)
          .build();
  private static final Match MATCH = new Match(IdentifierKind.MAIL, "mail", Strength.WEAK);
  private static final RecordKey KEY = RecordKey.of("anna@contoso.example");
  private static final LedgerEntry ENTRY =
      LedgerEntry.of(SOURCE, "Contacts", LedgerEntry.Counts.NOTHING, List.of());

  @Test
  void nothingOfTheModelShowsAValue() {
    List<Object> model =
        List.of(
            MAIL,
            KNOWN,
            SUBJECT,
            FACET,
            IDENTITY,
            CONTENT,
            CONTENT.withhold(List.of(FieldPath.of("name"))),
            CHECK,
            REQUEST,
            MATCH,
            KEY,
            ENTRY,
            new Ledger(List.of(ENTRY)),
            new PersonalDataRecord(TENANT, SOURCE, "subject-1", KEY, CONTENT, MATCH),
            new RunEvent.SourceFinished(Instant.EPOCH, REQUEST.id(), ENTRY),
            report());

    assertThat(model).allSatisfy(part -> assertThat(part.toString()).doesNotContain(SECRET));
  }

  @Test
  void nothingOfTheSpiShowsAValue() {
    OutcomePart part = OutcomePart.notReadable(DsrError.ADAPTER_FAILURE, "no permission");
    List<Object> spi =
        List.of(
            new Resolution.Identified(List.of(FACET)),
            ReadOutcome.complete().and(IDENTITY, part),
            Configuration.of(Map.of("user", "anna")));

    assertThat(spi).allSatisfy(value -> assertThat(value.toString()).doesNotContain(SECRET));
  }

  @Test
  void whatIsShownStillHelps() {
    assertThat(MAIL).hasToString("mail:***");
    assertThat(REQUEST).hasToString("DsrRequest[id=DSR-1, tenant=" + TENANT + "]");
    assertThat(CONTENT).hasToString("Content[15 bytes]");
    assertThat(ENTRY).hasToString("crm/contacts: NONE 0");
    assertThat(report()).hasToString("Report[DSR-1, DISCOVER, COMPLETE]");
    assertThat(IDENTITY).hasToString("Identity[subject-1, facets=[user]]");
  }

  private static Report report() {
    return new Report(
        REQUEST,
        Action.DISCOVER,
        Window.all(),
        List.of(),
        IDENTITY,
        new Ledger(List.of(ENTRY)),
        null,
        List.of(),
        Instant.EPOCH,
        Instant.EPOCH,
        java.nio.file.Path.of("anna.zip"));
  }
}
