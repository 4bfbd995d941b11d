package org.dsr4j.azuread.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.graph.operation.LongRunningOperation;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * The known state of an export. Its text form contains neither the person nor the storage.
 *
 * @param at when it was started, or when its failure was found
 * @param operationId the service's id, or null while it is unknown
 * @param operation the operation for polling, or null while it is unknown
 * @param usedLocations digests of the storage locations that the service refused as used
 */
record ExportState(
    Kind kind,
    Instant at,
    @Nullable String operationId,
    @Nullable LongRunningOperation operation,
    Set<String> usedLocations) {

  private static final String VERSION = "export1";
  private static final String NONE = "-";

  enum Kind {
    /** The start request will be sent, or its response was lost. */
    BEGUN,
    /** In progress or finished; the service has the state. */
    ACCEPTED,
    /** Refused: definitely not started. */
    REFUSED,
    /** The service ended it without success. */
    FAILED
  }

  ExportState {
    usedLocations = Collections.unmodifiableSortedSet(new TreeSet<>(usedLocations));
    if (kind == Kind.ACCEPTED && (operationId == null || operation == null)) {
      throw new IllegalArgumentException("an accepted export needs an operation");
    }
  }

  static ExportState started(Instant at) {
    return new ExportState(Kind.BEGUN, at, null, null, Set.of());
  }

  /** Returns the state of a new start, which remembers the used locations of an earlier one. */
  ExportState startedAgain(Instant when) {
    return new ExportState(Kind.BEGUN, when, null, null, usedLocations);
  }

  ExportState refused(Instant when) {
    return new ExportState(Kind.REFUSED, when, null, null, usedLocations);
  }

  /** Returns the state after a refusal because of the location; only its digest is stored. */
  ExportState refusedAt(URI location, Instant when) {
    Set<String> more = new TreeSet<>(usedLocations);
    more.add(digest(location));
    return new ExportState(Kind.REFUSED, when, null, null, more);
  }

  ExportState accepted(String id, LongRunningOperation where) {
    return new ExportState(Kind.ACCEPTED, at, id, where, usedLocations);
  }

  ExportState failed(Instant when) {
    return new ExportState(Kind.FAILED, when, operationId, operation, usedLocations);
  }

  /** Whether the service refused a container before, with any signature. */
  boolean knowsAsUsed(URI location) {
    return usedLocations.contains(digest(location));
  }

  static String digest(URI location) {
    String container =
        String.valueOf(location.getHost()).toLowerCase(Locale.ROOT) + location.getPath();
    return StoredExport.digest(container.replaceFirst("/+$", ""));
  }

  String text() {
    String text =
        String.join(
            " ",
            VERSION,
            kind.name(),
            at.toString(),
            operationId == null
                ? NONE
                : Base64.getUrlEncoder().encodeToString(operationId.getBytes(UTF_8)),
            operation == null ? NONE : operation.save());
    // Earlier versions read the five parts; they never saw a used location.
    return usedLocations.isEmpty() ? text : text + " " + String.join(",", usedLocations);
  }

  static ExportState parse(String text) {
    String[] parts = text.strip().split(" ", -1);
    try {
      if ((parts.length == 5 || parts.length == 6) && parts[0].equals(VERSION)) {
        return new ExportState(
            Kind.valueOf(parts[1]),
            Instant.parse(parts[2]),
            parts[3].equals(NONE)
                ? null
                : new String(Base64.getUrlDecoder().decode(parts[3]), UTF_8),
            parts[4].equals(NONE) ? null : LongRunningOperation.resume(parts[4]),
            parts.length == 5 ? Set.of() : Set.of(parts[5].split(",", -1)));
      }
    } catch (IllegalArgumentException | DateTimeException | DsrException e) {
      throw damaged();
    }
    throw damaged();
  }

  private static DsrException damaged() {
    return new DsrException(
        AzureAdError.EXPORT_MEMORY_UNUSABLE,
        "The stored state of an export is damaged, or a later version wrote it: check in the"
            + " storage whether the export exists before you delete the state");
  }

  @Override
  public String toString() {
    return "ExportState[" + kind + ", " + at + "]";
  }
}
