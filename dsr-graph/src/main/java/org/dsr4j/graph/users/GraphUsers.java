package org.dsr4j.graph.users;

import static java.util.Objects.requireNonNull;

import java.util.LinkedHashSet;
import java.util.Set;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.Resolution;
import org.jspecify.annotations.Nullable;

/**
 * Finds a person's user account, active or deleted; all adapters use this search.
 *
 * <p>Thread-safe.
 */
public final class GraphUsers {

  static final String PART = "user lookup";

  private final GraphConnection graph;
  private final @Nullable Gap withoutBeta;

  /**
   * Creates the search for a connection.
   *
   * @param graph the connection
   */
  public GraphUsers(GraphConnection graph) {
    this(graph, null);
  }

  private GraphUsers(GraphConnection graph, @Nullable Gap withoutBeta) {
    this.graph = graph;
    this.withoutBeta = withoutBeta;
  }

  /**
   * Returns a copy that does not use Graph's beta version.
   *
   * @param why becomes a gap for each search that needs the beta version
   * @return a copy
   */
  public GraphUsers withoutBeta(Gap why) {
    return new GraphUsers(graph, requireNonNull(why, "why"));
  }

  /** {@return the kinds of identifiers that are searched} */
  public static Set<IdentifierKind> kinds() {
    Set<IdentifierKind> kinds = new LinkedHashSet<>(AccountCandidates.kinds());
    kinds.add(GraphIdentifierKinds.IDENTITY_ISSUER);
    kinds.add(IdentifierKind.OBJECT_ID);
    kinds.add(GraphIdentifierKinds.HOME_OBJECT_ID);
    return Set.copyOf(kinds);
  }

  /**
   * Finds the one account that has all identifiers.
   *
   * <p>An object id alone decides, unless another identifier of the requester belongs to another
   * person. Names, addresses and the other {@linkplain #kinds() kinds} are searched among active
   * and deleted accounts; each row from Graph is compared with the request. An identifier that no
   * account has is ignored.
   *
   * <p>If no account is found, organisational contacts and people of other tenants who use shared
   * channels are searched. The facet then contains {@link GraphIdentifierKinds#CONTACT_ID} or
   * {@link GraphIdentifierKinds#HOME_OBJECT_ID} and no object id.
   *
   * @param known the known identifiers of the person
   * @param provenance the origin of the found identifiers, for example instance and source
   * @param cancellation ends the wait
   * @return identified with the facet {@code user}, which contains object id, names and addresses
   *     with the account's lifetime; else not identified, ambiguous with masked lines, or
   *     unavailable
   */
  public Resolution lookup(Identity known, String provenance, Cancellation cancellation) {
    requireNonNull(known, "known");
    requireNonNull(provenance, "provenance");
    requireNonNull(cancellation, "cancellation");
    try (ReadAhead ahead = graph.readAhead(cancellation)) {
      UserReads reads = new UserReads(graph.cloud().catalogueName(), ahead, cancellation);
      return new UserSearch(reads, known, provenance, withoutBeta).resolve();
    } catch (GraphIoException e) {
      return new Resolution.Unavailable(e.failure().asGap(PART));
    }
  }
}
