package org.dsr4j.testkit.contract;

import java.time.Clock;
import java.util.Map;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.Configuration;

/** What the kit hands to an adapter when it plays the engine. */
record Context(
    String instance,
    TenantId tenant,
    Configuration configuration,
    Map<Class<?>, Object> resources,
    Clock clock)
    implements AdapterContext {

  @Override
  public <T> T resource(Class<T> type) {
    Object resource = resources.get(type);
    if (resource == null) {
      throw new DsrException(
          DsrError.MISSING_RESOURCE,
          "The harness hands over no " + type.getName() + "; add it to resources()");
    }
    return type.cast(resource);
  }

  @Override
  public RunListener listener() {
    return RunListener.NONE;
  }
}
