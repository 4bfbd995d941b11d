package com.example.membership;

import java.util.Optional;
import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/**
 * Confirms the tenant, looks up people and reads sources. Keeps no state between calls, because
 * several threads call it concurrently (READ-16) and the person of one task must not be used in
 * another (ISO-04).
 */
final class MembershipAdapter implements Adapter, SubjectResolver, DiscoverAction, ExportAction {

  private final AdapterContext context;
  private final MembershipService service;
  private final MembershipResolver resolver;

  MembershipAdapter(AdapterContext context, MembershipService service) {
    this.context = context;
    this.service = service;
    this.resolver = new MembershipResolver(service, new MembershipSources(context.instance()));
  }

  /**
   * Checks which tenant the service belongs to, not only that it is available (TENANT-02). CHANGE:
   * for a service that cannot tell, return {@code TenantCheck.asserted(…)} with the source of the
   * assertion.
   */
  @Override
  public TenantCheck confirmTenant(Cancellation cancellation) {
    try {
      String served =
          MembershipFailure.orAnswer(service.tenantId(), cancellation, "The tenant check");
      return served.equalsIgnoreCase(context.tenant().value())
          ? TenantCheck.confirmed("the service reports that it belongs to " + served)
          : TenantCheck.otherTenant("the service reports that it belongs to " + served);
    } catch (MembershipFailure e) {
      // A missing answer is an error, not a result (TENANT-03).
      throw new DsrException(e.part().code(), e.part().detail());
    }
  }

  @Override
  public Set<IdentifierKind> consumes() {
    return resolver.consumes();
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    return resolver.resolve(known, cancellation);
  }

  @Override
  public ReadOutcome read(ReadTask task, RecordSink sink) {
    if (task.source().matchRules().isEmpty()) {
      // The engine does not read unreadable sources; other callers must not get "complete"
      // (READ-09).
      throw new DsrException(
          DsrError.CONTRACT_BREACH, "'" + task.source().id() + "' is declared as not readable");
    }
    ReadOutcome outcome = ReadOutcome.complete();
    for (Identity person : task.subjects()) {
      try {
        read(task, person, sink);
      } catch (MembershipFailure e) {
        // The pushed records stay; the gap reports that they are not all (FAULT-03).
        outcome = outcome.withGap(person, e.part());
      }
    }
    return outcome;
  }

  /**
   * One query for each match rule and each identifier of its kind; the declaration defines the
   * queries.
   */
  private void read(ReadTask task, Identity person, RecordSink sink) throws MembershipFailure {
    for (MatchRule rule : task.source().matchRules()) {
      for (KnownIdentifier known : person.identifiers(rule.kind())) {
        pages(task, person, rule.field(), known.identifier().value(), sink);
      }
    }
  }

  /**
   * Each page is pushed before the next one is requested, so that memory stays limited (READ-11).
   */
  private void pages(ReadTask task, Identity person, FieldPath field, String value, RecordSink sink)
      throws MembershipFailure {
    String list = task.source().id();
    String after = "";
    do {
      MembershipService.Page page =
          MembershipFailure.orAnswer(
              service.rows(list, field.toString(), value, after),
              task.cancellation(),
              "The list " + list);
      page.rows().forEach(row -> push(task.source(), person, row, sink));
      after = page.next();
    } while (!after.isEmpty());
  }

  /**
   * Checks each row, because services sometimes ignore filters and send the rows of all people
   * (READ-13).
   */
  private static void push(
      SourceDescriptor source, Identity person, MembershipService.Row row, RecordSink sink) {
    Content content = Content.ofJson(row.json());
    Optional<Match> match = source.match(person, content);
    match.ifPresent(why -> sink.record(person, RecordKey.of(row.id()), content, why));
  }

  /**
   * The application provides the client and closes it (DECL-10). Close only resources that you
   * open.
   */
  @Override
  public void close() {}
}
