package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of one request in one run; created also when adapters failed.
 *
 * @param request the request
 * @param action the action
 * @param window the period of an audit, otherwise all time
 * @param adapters the adapters of the run
 * @param identity the identifiers of the person
 * @param ledger one entry per declared source
 * @param interruption NOT_IDENTIFIED, AMBIGUOUS or CANCELLED when that ended the request, otherwise
 *     null
 * @param notes information about the interruption, or that no account was found; no personal data
 * @param started when the run started
 * @param ended when the run ended
 * @param written the file that was written, or null
 */
public record Report(
    DsrRequest request,
    Action action,
    Window window,
    List<AdapterStatus> adapters,
    Identity identity,
    Ledger ledger,
    @Nullable Completion interruption,
    List<String> notes,
    Instant started,
    Instant ended,
    @Nullable Path written) {

  /**
   * Rejects null values and copies the collections.
   *
   * @param request not null
   * @param action not null
   * @param window not null
   * @param adapters not null; copied
   * @param identity not null
   * @param ledger not null
   * @param interruption may be null
   * @param notes not null; copied
   * @param started not null
   * @param ended not null
   * @param written may be null
   */
  public Report {
    requireNonNull(request, "request");
    requireNonNull(ledger, "ledger");
    adapters = List.copyOf(adapters);
    notes = List.copyOf(notes);
  }

  /**
   * The completion: the interruption, or the completion of the ledger.
   *
   * @return the completion
   */
  public Completion completion() {
    return interruption != null ? interruption : ledger.completion();
  }

  /**
   * The file that was written.
   *
   * @return the path, or empty when no file was written
   */
  public Optional<Path> file() {
    return Optional.ofNullable(written);
  }

  @Override
  public String toString() {
    return "Report[" + request.id() + ", " + action + ", " + completion() + "]";
  }
}
