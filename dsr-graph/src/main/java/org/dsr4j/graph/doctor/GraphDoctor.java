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
 * Examines a connection before the first run: Does it belong to the tenant? Which sources cannot be
 * read because a permission is missing? How long does reading take?
 *
 * <p>It requests a token and the tenant, and reads the beginning of each list whose path names no
 * person; the data are dropped without parsing. It changes nothing. Stateless and thread-safe.
 */
public final class GraphDoctor {

  /** Creates a doctor. */
  public GraphDoctor() {}

  /**
   * Examines a connection for the given sources and actions.
   *
   * @param connection the connection; not closed
   * @param sources the sources, as the adapters declare them
   * @param actions the planned actions; sources that support none of them are ignored
   * @param cancellation ends the wait
   * @return the findings; an unusable connection is a finding, not an exception
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
