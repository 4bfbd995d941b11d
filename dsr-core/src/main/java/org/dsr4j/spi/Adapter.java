package org.dsr4j.spi;

import org.dsr4j.model.Cancellation;
import org.dsr4j.model.TenantCheck;

/**
 * Reaches one service for one tenant.
 *
 * <p>An adapter implements {@link SubjectResolver} when it can identify people, and of {@link
 * DiscoverAction}, {@link ExportAction} and {@link AuditAction} those its descriptors declare as
 * supported. Called from several threads at once.
 */
public interface Adapter extends AutoCloseable {

  /**
   * Asks the service who it is; called before the first read.
   *
   * @param cancellation to be heeded while waiting
   * @return how sure it is; an exception means that the service could not be asked
   */
  TenantCheck confirmTenant(Cancellation cancellation);

  /** Gives back what the adapter opened itself; never what it was handed. Idempotent. */
  @Override
  void close();
}
