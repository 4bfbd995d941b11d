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
 * Something the service works on, as what is needed to ask after it: no token, no connection.
 *
 * <p>Immutable and thread-safe. {@link #save()} is text for a journal that another process resumes
 * from; it holds identifiers, which are personal data and which {@link #toString()} does not show.
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
   * What a write was accepted as.
   *
   * @param kind {@link OperationKind#DATA_POLICY} or {@link OperationKind#EXPORT_JOB}
   * @param location where the service said to ask
   * @param started when it was accepted
   * @param deadline from when on nobody waits for it
   * @return empty when the location is not one of that kind
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
   * A report that is being made.
   *
   * @param version the version it was asked for in
   * @param exportJobId its id
   * @param started when it was asked for
   * @param deadline from when on nobody waits for it
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
   * An action that a device has to carry out.
   *
   * @param version the version it was asked for in
   * @param managedDeviceId the device
   * @param action the action as its path names it, for instance {@code wipe} or {@code retire}
   * @param started when it was asked for; results from before are not its own
   * @param deadline from when on nobody waits for it
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
   * Anything else that has a property {@code status}.
   *
   * @param version the version
   * @param template where to ask
   * @param values the values for it
   * @param started when it was begun
   * @param deadline from when on nobody waits for it
   * @return the operation
   * @throws DsrException when the template and the values do not make a request
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
   * Takes up what was saved.
   *
   * @param saved of {@link #save()}
   * @return the operation
   * @throws DsrException when it is not, or of a later version of this library
   */
  public static LongRunningOperation resume(String saved) {
    return SavedOperation.read(requireNonNull(saved, "saved"));
  }

  /**
   * The operation as text for a journal.
   *
   * @return letters, digits, hyphens, underscores and dots; holds identifiers
   */
  public String save() {
    return SavedOperation.write(this);
  }

  /**
   * The same operation, not to be asked after before an instant.
   *
   * @param instant for instance of {@link org.dsr4j.graph.model.WriteOutcome.Accepted}
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
   * When to ask at the earliest.
   *
   * @return never after the deadline
   */
  public Instant notBefore() {
    return times.notBefore();
  }

  /**
   * From when on nobody waits for it.
   *
   * @return as it was begun with
   */
  public Instant deadline() {
    return times.deadline();
  }

  /**
   * How often the service was asked.
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

  /** After a question that found it running; asked again when the service says, if it does. */
  LongRunningOperation askedAt(Instant now, Optional<Duration> hint) {
    int attempts = times.attempts() + 1;
    return with(times.askedAt(now, hint.orElseGet(() -> kind.delayAfter(attempts))));
  }

  /** The question. */
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
