package org.dsr4j.spi;

import java.util.Optional;
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

  /**
   * The cloud or edition of the service that it is connected to, by the name that {@link
   * org.dsr4j.model.SourceDescriptor#absentIn()} uses. Of a declared source that does not exist
   * there nobody is asked to do anything. Asks no service.
   *
   * @return empty unless overridden: the service has no editions
   */
  default Optional<String> edition() {
    return Optional.empty();
  }

  /** Gives back what the adapter opened itself; never what it was handed. Idempotent. */
  @Override
  void close();
}
