package org.dsr4j.graph.doctor;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Set;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceDescriptor;

/**
 * Examines a connection before a deadline runs: is it the tenant's, which sources would stay silent
 * for want of a permission, what would reading take.
 *
 * <p>It asks for a token and for the tenant, and reads the beginning of each list that names no
 * person; what comes back is dropped unread. It changes nothing. Stateless and thread-safe.
 */
public final class GraphDoctor {

  /** Creates a doctor. */
  public GraphDoctor() {}

  /**
   * Examines a connection for the work it is meant to do.
   *
   * @param connection the connection; not closed
   * @param sources the sources it is to serve, as adapters declare them
   * @param actions what is to be done; sources that support none of it are left out
   * @param cancellation ends the wait
   * @return what was found; a connection that cannot be used is a finding, not an exception
   * @throws DsrException with {@link GraphError#CANCELLED} or {@link GraphError#CLOSED}
   */
  public Diagnosis examine(
      GraphConnection connection,
      Collection<SourceDescriptor> sources,
      Set<Action> actions,
      Cancellation cancellation) {
    requireNonNull(cancellation, "cancellation");
    return examine(
        ExaminedConnection.of(requireNonNull(connection, "connection")),
        sources,
        actions,
        cancellation);
  }

  static Diagnosis examine(
      ExaminedConnection examined,
      Collection<SourceDescriptor> sources,
      Set<Action> actions,
      Cancellation cancellation) {
    PermissionNeeds needs = new PermissionNeeds(sources, actions, examined.cloud().catalogueName());
    return new Examination(examined, needs, cancellation).run();
  }
}
