package org.dsr4j.spi;

import java.util.Optional;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.TenantCheck;

/**
 * Reads and changes data of one service for one tenant.
 *
 * <p>An adapter implements {@link SubjectResolver} when it can identify people. It implements those
 * of {@link DiscoverAction}, {@link ExportAction}, {@link AuditAction} and {@link DeleteAction}
 * that its descriptors declare as supported. The engine calls an adapter from several threads at
 * the same time.
 */
public interface Adapter extends AutoCloseable {

  /**
   * Asks the service to which tenant it belongs. The engine calls this before the first read.
   *
   * @param cancellation must be checked while waiting
   * @return the result of the check; an exception means that the service could not be asked
   */
  TenantCheck confirmTenant(Cancellation cancellation);

  /**
   * Returns the cloud or edition of the connected service, with a name that {@link
   * org.dsr4j.model.SourceDescriptor#absentIn()} uses. The engine does not ask people to read or
   * change a source that does not exist there. Calls no service.
   *
   * @return empty by default: the service has no editions
   */
  default Optional<String> edition() {
    return Optional.empty();
  }

  /**
   * Releases the resources that the adapter created, but not those that it received. Idempotent.
   */
  @Override
  void close();
}
