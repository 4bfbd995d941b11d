package org.dsr4j.testkit.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.StepPermit;
import org.dsr4j.testkit.contract.FaultPoint;

/**
 * What callers see of the service: three questions, each of which can fail or hang. Thread-safe.
 */
final class MemoryConnection implements AutoCloseable {

  private static final FieldPath ID = FieldPath.of("id");

  private final MemoryService service;
  private final FaultInjector faults;
  private final String accessKey;
  private volatile boolean isClosed;

  MemoryConnection(MemoryService service, FaultInjector faults, String accessKey) {
    this.service = service;
    this.faults = faults;
    this.accessKey = accessKey;
  }

  /** Whose service it is. */
  TenantId tenant(Cancellation cancellation) throws MemoryFailure {
    requireOpen("tenant");
    faults.check(FaultPoint.tenant(), "tenant", cancellation);
    return service.tenant();
  }

  /** The people who are known by what was asked for. */
  List<MemoryAccount> accounts(
      Predicate<MemoryAccount> wanted, Identifier asked, Cancellation cancellation)
      throws MemoryFailure {
    String question = "accounts where " + asked.kind().name() + " = " + asked.value();
    requireOpen(question);
    faults.beforeCall(FaultPoint.resolution(), question, cancellation);
    return service.accounts().stream().filter(wanted).toList();
  }

  /** The ids of a person's devices. */
  List<String> devices(String number, Cancellation cancellation) throws MemoryFailure {
    String question = "devices where customerNumber = " + number;
    requireOpen(question);
    faults.check(FaultPoint.resolution(), question, cancellation);
    return service.devices(number);
  }

  /** The first rows that answer a question. */
  MemoryPage first(MemoryQuery query, int size, Cancellation cancellation) throws MemoryFailure {
    return next(query, MemoryPage.Position.START, size, cancellation);
  }

  /** The rows that follow. */
  MemoryPage next(MemoryQuery query, MemoryPage.Position from, int size, Cancellation cancellation)
      throws MemoryFailure {
    String question = question(query);
    requireOpen(question);
    FaultPoint point = FaultPoint.source(query.source());
    Optional<Integer> left = faults.recordsBeforeFault(point, from.sent(), question, cancellation);
    MemoryPage page = service.page(query, from, Math.min(size, left.orElse(size)));
    if (left.isEmpty() || !page.last()) {
      return page;
    }
    if (page.rows().isEmpty()) {
      throw new MemoryFailure(MemoryFailure.Reason.UNAVAILABLE, question);
    }
    // Few rows break off too: after the last one instead of before it.
    return page.asIncomplete();
  }

  /** The rows with these ids that are still there. */
  List<MemoryRow> rows(SourceDescriptor source, List<String> ids, Cancellation cancellation)
      throws MemoryFailure {
    MemoryQuery query =
        MemoryQuery.where(
            source, ids.stream().map(id -> new MemoryQuery.Condition(ID, id)).toList());
    MemoryPage page = first(query, ids.size(), cancellation);
    List<MemoryRow> rows = new ArrayList<>(page.rows());
    while (!page.last()) {
      page = next(query, page.next(), ids.size(), cancellation);
      rows.addAll(page.rows());
    }
    return rows;
  }

  /** Whether the rows stand for accounts that are closed. */
  boolean isClosed(String source, List<String> ids, Cancellation cancellation)
      throws MemoryFailure {
    ask(source, cancellation);
    return service.isClosed(source, ids);
  }

  /** The job that is at these rows. */
  Optional<String> findJob(String source, List<String> ids, Cancellation cancellation)
      throws MemoryFailure {
    ask(source, cancellation);
    return service.findJob(source, ids);
  }

  /** Whether a job is over. */
  boolean isFinished(String source, String token, Cancellation cancellation) throws MemoryFailure {
    ask(source, cancellation);
    return service.isFinished(token);
  }

  private void ask(String source, Cancellation cancellation) throws MemoryFailure {
    requireOpen(source);
    faults.check(FaultPoint.source(source), source, cancellation);
  }

  /**
   * Changes rows, if the permit is for exactly this change.
   *
   * @return the token of a job when the service takes it on, else empty
   */
  Optional<String> change(
      MemoryChange change,
      String source,
      List<String> ids,
      StepPermit permit,
      Cancellation cancellation)
      throws MemoryFailure {
    String question = change + " " + source + " " + ids;
    requireOpen(question);
    // Here and not in the adapter: the digest is of what is really sent.
    if (!permit.claim(change.digest(source, ids))) {
      throw new MemoryFailure(MemoryFailure.Reason.NO_PERMIT, question);
    }
    FaultInjector changes = service.changeFaults();
    FaultPoint point = FaultPoint.source(source);
    changes.beforeCall(point, question, cancellation);
    Optional<String> job = service.change(change, source, ids);
    if (changes.isInterrupted(point)) {
      throw new MemoryFailure(MemoryFailure.Reason.RESPONSE_LOST, question);
    }
    return job;
  }

  private static String question(MemoryQuery query) {
    StringBuilder question = new StringBuilder(query.source());
    query
        .anyOf()
        .forEach(
            each -> question.append(' ').append(each.field()).append('=').append(each.value()));
    return question.toString();
  }

  private void requireOpen(String question) throws MemoryFailure {
    if (isClosed) {
      throw new MemoryFailure(MemoryFailure.Reason.UNAVAILABLE, question + " after close");
    }
    if (!service.accepts(accessKey)) {
      throw new MemoryFailure(MemoryFailure.Reason.REFUSED, question);
    }
  }

  @Override
  public void close() {
    isClosed = true;
  }
}
