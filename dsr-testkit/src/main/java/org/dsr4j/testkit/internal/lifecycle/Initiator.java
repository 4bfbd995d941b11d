package org.dsr4j.testkit.internal.lifecycle;

import org.dsr4j.testkit.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * The initiator of a change, as in the audit logs.
 *
 * @param appId the application's client id, or null for the service itself
 * @param name the application's display name
 * @param correlationId the client request id of the request, or null when it had none
 */
public record Initiator(@Nullable String appId, String name, @Nullable String correlationId) {

  /** The service itself, for changes that are due after a period of time. */
  static final Initiator SERVICE = new Initiator(null, "Simulated directory service", null);

  /** The synchronisation with the on-premises directory. */
  static final Initiator SYNC = new Initiator(null, "Simulated directory synchronization", null);

  /**
   * {@return the tenant's application}
   *
   * @param appId its client id
   * @param correlationId the client request id of the request, or null
   */
  public static Initiator application(String appId, @Nullable String correlationId) {
    return new Initiator(appId, "Simulated application", correlationId);
  }

  String quotedAppId() {
    return appId == null ? "null" : RawJson.quote(appId);
  }
}
