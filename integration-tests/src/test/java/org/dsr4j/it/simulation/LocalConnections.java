package org.dsr4j.it.simulation;

import com.azure.core.credential.TokenCredential;
import java.lang.reflect.Method;
import java.time.Clock;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.internal.http.LocalService;
import org.dsr4j.graph.internal.send.Delays;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.RetryPolicy;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.model.TenantId;

/**
 * Connections whose requests a service in this process answers, and which never wait. The hooks of
 * the builders are visible in their own package only, which is sealed in the jar, hence the
 * reflection.
 */
final class LocalConnections {

  /** The tests have their own clock, so a pause ends at once. */
  private static final Delays NO_PAUSE = (duration, cancellation) -> {};

  private LocalConnections() {}

  static GraphConnection reading(
      TenantId tenant,
      GraphCloud cloud,
      TokenCredential credential,
      RetryPolicy retry,
      LocalService service) {
    var builder =
        GraphConnection.builder(tenant)
            .credential(credential)
            .cloud(cloud)
            .limits(ThrottleLimits.off())
            .retry(retry)
            .readAhead(0);
    set(builder, "retryDelays", new Class<?>[] {Delays.class}, NO_PAUSE);
    set(builder, "answeredBy", new Class<?>[] {LocalService.class}, service);
    return builder.build();
  }

  static GraphChangeConnection changing(
      TenantId tenant,
      GraphCloud cloud,
      TokenCredential credential,
      RetryPolicy retry,
      Clock clock,
      LocalService service) {
    var builder =
        GraphChangeConnection.builder(tenant)
            .credential(credential)
            .cloud(cloud)
            .limits(ThrottleLimits.off())
            .retry(retry);
    set(builder, "waiting", new Class<?>[] {Delays.class, Clock.class}, NO_PAUSE, clock);
    set(builder, "answeredBy", new Class<?>[] {LocalService.class}, service);
    return builder.build();
  }

  private static void set(Object builder, String hook, Class<?>[] types, Object... values) {
    try {
      Method method = builder.getClass().getDeclaredMethod(hook, types);
      method.setAccessible(true);
      method.invoke(builder, values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the builder has no hook " + hook, e);
    }
  }
}
