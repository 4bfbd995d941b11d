package org.dsr4j.testkit.internal.lifecycle;

import org.dsr4j.testkit.internal.json.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * Who brought a change about, as the audit logs tell it.
 *
 * @param appId the application's client id, or null for the service itself
 * @param name the application's display name
 * @param correlationId what the request called itself, or null when it gave itself no name
 */
public record Initiator(@Nullable String appId, String name, @Nullable String correlationId) {

  /** The service itself, when time has run out. */
  static final Initiator SERVICE = new Initiator(null, "Simulated directory service", null);

  /** The synchronisation with the directory on the premises. */
  static final Initiator SYNC = new Initiator(null, "Simulated directory synchronization", null);

  /**
   * {@return the tenant's application}
   *
   * @param appId its client id
   * @param correlationId what the request called itself, or null
   */
  public static Initiator application(String appId, @Nullable String correlationId) {
    return new Initiator(appId, "Simulated application", correlationId);
  }

  String quotedAppId() {
    return appId == null ? "null" : RawJson.quote(appId);
  }
}
