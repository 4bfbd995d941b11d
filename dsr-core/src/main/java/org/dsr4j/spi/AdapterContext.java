package org.dsr4j.spi;

import java.time.Clock;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;

/** What an adapter may use; valid as long as the adapter. Thread-safe. */
public interface AdapterContext {

  /**
   * The instance's name.
   *
   * @return unique among the adapters of a {@code Dsr}
   */
  String instance();

  /**
   * The tenant the adapter is opened for.
   *
   * @return the tenant
   */
  TenantId tenant();

  /**
   * The instance's configuration.
   *
   * @return checked against the provider's specification
   */
  Configuration configuration();

  /**
   * An object that the application handed to the builder, for instance a connection; the
   * application closes it. One handed over for this instance hides one handed over for all.
   *
   * @param type the class it was registered under
   * @param <T> its type
   * @return the object
   * @throws DsrException with {@link DsrError#MISSING_RESOURCE} when there is none
   */
  <T> T resource(Class<T> type);

  /**
   * The clock to read time from.
   *
   * @return the clock
   */
  Clock clock();

  /**
   * Where to report progress of the adapter's own.
   *
   * @return the listener
   */
  RunListener listener();
}
