package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.graph.model.GraphLocation;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.DsrException;

/**
 * The description of a long-running operation of the service, for polling. It contains no token and
 * no connection.
 *
 * <p>Immutable and thread-safe. {@link #save()} returns text for a journal, with which another
 * process can resume. It contains identifiers, which are personal data and which {@link
 * #toString()} omits.
 */
public final class LongRunningOperation {

  private final OperationKind kind;
  private final GraphVersion version;
  private final String template;
  private final Map<String, String> values;
  private final String action;
  private final OperationTimes times;

  LongRunningOperation(
      OperationKind kind,
      GraphVersion version,
      String template,
      Map<String, String> values,
      String action,
      OperationTimes times) {
    this.kind = kind;
    this.version = version;
    this.template = template;
    this.values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    this.action = action;
    this.times = times;
    request();
  }

  /**
   * Creates the operation of an accepted write.
   *
   * @param kind {@link OperationKind#DATA_POLICY} or {@link OperationKind#EXPORT_JOB}
   * @param location the location from the service's response
   * @param started the time of the acceptance
   * @param deadline when waiting ends
   * @return empty when the location does not belong to an operation of that kind
   */
  public static Optional<LongRunningOperation> at(
      OperationKind kind, GraphLocation location, Instant started, Instant deadline) {
    return kind.template().isEmpty()
        ? Optional.empty()
        : location
            .values(kind.template())
            .map(values -> of(kind, location.version(), values, "", started, deadline));
  }

  /**
   * Creates the operation of a report.
   *
   * @param version the version of the request
   * @param exportJobId its id
   * @param started the time of the request
   * @param deadline when waiting ends
   * @return the operation
   */
  public static LongRunningOperation exportJob(
      GraphVersion version, String exportJobId, Instant started, Instant deadline) {
    return of(
        OperationKind.EXPORT_JOB,
        version,
        Map.of("exportJobId", exportJobId),
        "",
        started,
        deadline);
  }

  /**
   * Creates the operation of an action on a device.
   *
   * @param version the version of the request
   * @param managedDeviceId the device
   * @param action the action as in its path, for example {@code wipe} or {@code retire}
   * @param started when it was requested; earlier results are ignored
   * @param deadline when waiting ends
   * @return the operation
   */
  public static LongRunningOperation deviceAction(
      GraphVersion version,
      String managedDeviceId,
      String action,
      Instant started,
      Instant deadline) {
    return of(
        OperationKind.DEVICE_ACTION,
        version,
        Map.of("managedDeviceId", managedDeviceId),
        action,
        started,
        deadline);
  }

  /**
   * Creates the operation of any resource that has a property {@code status}.
   *
   * @param version the version
   * @param template the path for status requests
   * @param values the values for it
   * @param started the start time
   * @param deadline when waiting ends
   * @return the operation
   * @throws DsrException when the template and the values do not form a valid request
   */
  public static LongRunningOperation generic(
      GraphVersion version,
      String template,
      Map<String, String> values,
      Instant started,
      Instant deadline) {
    return new LongRunningOperation(
        OperationKind.GENERIC, version, template, values, "", OperationTimes.of(started, deadline));
  }

  private static LongRunningOperation of(
      OperationKind kind,
      GraphVersion version,
      Map<String, String> values,
      String action,
      Instant started,
      Instant deadline) {
    return new LongRunningOperation(
        kind,
        version,
        kind.template(),
        values,
        requireNonNull(action, "action"),
        OperationTimes.of(started, deadline));
  }

  /**
   * Restores a saved operation.
   *
   * @param saved the text from {@link #save()}
   * @return the operation
   * @throws DsrException when the text is damaged, or a later version of this library saved it
   */
  public static LongRunningOperation resume(String saved) {
    return SavedOperation.read(requireNonNull(saved, "saved"));
  }

  /**
   * Returns the operation as text for a journal.
   *
   * @return letters, digits, hyphens, underscores and dots; contains identifiers
   */
  public String save() {
    return SavedOperation.write(this);
  }

  /**
   * Returns a copy that is not polled before an instant.
   *
   * @param instant for example from {@link org.dsr4j.graph.model.WriteOutcome.Accepted}
   * @return a copy
   */
  public LongRunningOperation notBefore(Instant instant) {
    return with(times.notBefore(requireNonNull(instant, "instant")));
  }

  /** {@return the kind} */
  public OperationKind kind() {
    return kind;
  }

  /**
   * Returns the earliest time of the next status request.
   *
   * @return an instant before the deadline
   */
  public Instant notBefore() {
    return times.notBefore();
  }

  /**
   * Returns when waiting ends.
   *
   * @return the name
   */
  public Instant deadline() {
    return times.deadline();
  }

  /**
   * Returns the number of status requests so far.
   *
   * @return zero or more
   */
  public int attempts() {
    return times.attempts();
  }

  GraphVersion version() {
    return version;
  }

  String template() {
    return template;
  }

  Map<String, String> values() {
    return values;
  }

  String action() {
    return action;
  }

  OperationTimes times() {
    return times;
  }

  /**
   * Returns the operation after a status request that found it running; the service may set the
   * time of the next one.
   */
  LongRunningOperation askedAt(Instant now, Optional<Duration> hint) {
    int attempts = times.attempts() + 1;
    return with(times.askedAt(now, hint.orElseGet(() -> kind.delayAfter(attempts))));
  }

  /** Returns the status request. */
  GraphRequest request() {
    GraphRequest request = GraphRequest.get(version, template);
    for (Map.Entry<String, String> value : values.entrySet()) {
      request = request.path(value.getKey(), value.getValue());
    }
    return kind == OperationKind.DEVICE_ACTION
        ? request.query("$select", "id,managementState,deviceActionResults")
        : request;
  }

  private LongRunningOperation with(OperationTimes changed) {
    return new LongRunningOperation(kind, version, template, values, action, changed);
  }

  @Override
  public String toString() {
    return "LongRunningOperation[/" + version.segment() + template + "]";
  }
}
