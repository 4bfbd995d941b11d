package org.dsr4j.spi;

import java.time.Clock;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;

/** The environment of one adapter instance; valid as long as the adapter. Thread-safe. */
public interface AdapterContext {

  /**
   * The name of the instance.
   *
   * @return unique among the adapters of a {@code Dsr}
   */
  String instance();

  /**
   * The tenant of the adapter.
   *
   * @return the tenant
   */
  TenantId tenant();

  /**
   * The configuration of the instance.
   *
   * @return validated against the provider's specification
   */
  Configuration configuration();

  /**
   * Returns an object that the application registered, for example a connection. The application
   * closes it. An object that is registered for this instance replaces one that is registered for
   * all.
   *
   * @param type the class under which the object is registered
   * @param <T> its type
   * @return the object
   * @throws DsrException with {@link DsrError#MISSING_RESOURCE} when there is none
   */
  <T> T resource(Class<T> type);

  /**
   * The clock for all time values.
   *
   * @return the clock
   */
  Clock clock();

  /**
   * The listener for progress events of the adapter.
   *
   * @return the listener
   */
  RunListener listener();
}
