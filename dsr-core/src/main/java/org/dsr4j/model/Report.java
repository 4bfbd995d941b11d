package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one run of one request did: always produced, also when adapters failed.
 *
 * @param request the request
 * @param action the action
 * @param window the window of an audit, else all time
 * @param adapters the adapters that took part
 * @param identity what resolution learned
 * @param ledger one entry per declared source
 * @param interruption NOT_IDENTIFIED, AMBIGUOUS or CANCELLED when the whole request ended so, else
 *     null
 * @param notes what a person should know about that, without personal data
 * @param started when the run began
 * @param ended when it ended
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
   * Checks and copies.
   *
   * @param request see {@link #request()}
   * @param action see {@link #action()}
   * @param window see {@link #window()}
   * @param adapters see {@link #adapters()}
   * @param identity see {@link #identity()}
   * @param ledger see {@link #ledger()}
   * @param interruption see {@link #interruption()}
   * @param notes see {@link #notes()}
   * @param started see {@link #started()}
   * @param ended see {@link #ended()}
   * @param written see {@link #written()}
   */
  public Report {
    requireNonNull(request, "request");
    requireNonNull(ledger, "ledger");
    adapters = List.copyOf(adapters);
    notes = List.copyOf(notes);
  }

  /**
   * How far the request got: the interruption, or what follows from the ledger.
   *
   * @return the completion
   */
  public Completion completion() {
    return interruption != null ? interruption : ledger.completion();
  }

  /**
   * The file that was written.
   *
   * @return empty when none was
   */
  public Optional<Path> file() {
    return Optional.ofNullable(written);
  }

  @Override
  public String toString() {
    return "Report[" + request.id() + ", " + action + ", " + completion() + "]";
  }
}
