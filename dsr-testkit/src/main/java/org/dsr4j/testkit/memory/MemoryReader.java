package org.dsr4j.testkit.memory;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;

/**
 * Reads one source for the people of one task. Used once, by one thread.
 *
 * <p>Catches the failures of the service only; exceptions of the sink belong to the engine.
 */
final class MemoryReader {

  private final MemoryConnection connection;
  private final MemorySources sources;
  private final int pageSize;
  private final ReadTask task;
  private final RecordSink sink;
  private final SourceDescriptor source;
  private ReadOutcome outcome = ReadOutcome.complete();

  MemoryReader(
      MemoryConnection connection,
      MemorySources sources,
      int pageSize,
      ReadTask task,
      RecordSink sink) {
    this.connection = connection;
    this.sources = sources;
    this.pageSize = pageSize;
    this.task = task;
    this.sink = sink;
    this.source = task.source();
  }

  ReadOutcome read() {
    // Match rules define how rows are found; a source without rules is declared but not read.
    if (source.matchRules().isEmpty()) {
      throw new DsrException(
          DsrError.CONTRACT_BREACH,
          "The source '" + source.id() + "' is declared as not readable but was requested");
    }
    if (MemorySources.tenantWide(source.id())) {
      pages(null, MemoryQuery.everything(source), this::pushToWhomItConcerns);
    } else {
      task.subjects().forEach(this::readAlone);
    }
    return outcome;
  }

  private void readAlone(Identity subject) {
    List<MemoryQuery.Condition> naming = naming(subject);
    // Without an identifier there is no query, because a query without conditions would return the
    // rows of all people.
    if (!naming.isEmpty()) {
      pages(subject, MemoryQuery.where(source, naming), row -> push(subject, row));
    }
    IdentifierKind number = sources.customerNumber();
    boolean needed = source.matchRules().stream().anyMatch(rule -> rule.kind().equals(number));
    if (needed && subject.identifiers(number).isEmpty() && !task.notIdentified(subject)) {
      gap(
          subject,
          Gap.failed(
              MemoryError.IDENTIFIER_UNKNOWN,
              "Not read by customer number, because it is unknown: add the customer number to the"
                  + " request"));
    }
  }

  /** One query with a condition for each rule and each identifier of its kind. */
  private List<MemoryQuery.Condition> naming(Identity subject) {
    Set<MemoryQuery.Condition> conditions = new LinkedHashSet<>();
    for (MatchRule rule : source.matchRules()) {
      FieldPath field = rule.field();
      if (field != null) {
        subject
            .identifiers(rule.kind())
            .forEach(
                id -> conditions.add(new MemoryQuery.Condition(field, id.identifier().value())));
      }
    }
    return List.copyOf(conditions);
  }

  /** Page by page; each is pushed before the next is requested. */
  private void pages(@Nullable Identity whom, MemoryQuery query, Consumer<MemoryRow> delivery) {
    try {
      MemoryPage page = connection.first(query, pageSize, task.cancellation());
      page.rows().forEach(delivery);
      while (!page.last()) {
        page = connection.next(query, page.next(), pageSize, task.cancellation());
        page.rows().forEach(delivery);
      }
    } catch (MemoryFailure e) {
      // The earlier records stay delivered; the gap reports that they are not all.
      gap(whom, e.asGap("Reading '" + source.id() + "'"));
    }
  }

  private void pushToWhomItConcerns(MemoryRow row) {
    task.subjects().forEach(subject -> push(subject, row));
  }

  private void push(Identity subject, MemoryRow row) {
    Content content = Content.ofJson(row.json().getBytes(StandardCharsets.UTF_8));
    // Filters are not trusted, because a service may ignore them.
    Optional<Match> match = source.match(subject, content);
    if (match.isPresent() && within(content)) {
      RecordKey key = RecordKey.of(row.id());
      sink.record(subject, key, content, match.get());
      MemoryRow.Attachment attached = row.attachment();
      if (attached != null) {
        sink.attachment(subject, key, attached.mediaType(), attached.bytes());
      }
    }
  }

  /** Whether a row is in the window of an audit; a row without a date is kept. */
  private boolean within(Content content) {
    return task.window().unbounded()
        || MemorySources.date(source.id())
            .flatMap(content::text)
            .map(this::withinWindow)
            .orElse(true);
  }

  private boolean withinWindow(String date) {
    try {
      return task.window().contains(OffsetDateTime.parse(date).toInstant());
    } catch (DateTimeParseException e) {
      return true;
    }
  }

  private void gap(@Nullable Identity whom, Gap part) {
    outcome = outcome.withGap(whom, part);
  }
}
