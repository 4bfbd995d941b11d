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
 * Looks a person's user account up, living or deleted; the one look-up that all adapters share.
 *
 * <p>Thread-safe.
 */
public final class GraphUsers {

  static final String PART = "user lookup";

  private final GraphConnection graph;
  private final @Nullable Gap withoutBeta;

  /**
   * Looks people up over a connection.
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
   * The same without look-ups that only Graph's beta version has.
   *
   * @param why becomes a gap wherever such a look-up would have been due
   * @return a copy
   */
  public GraphUsers withoutBeta(Gap why) {
    return new GraphUsers(graph, requireNonNull(why, "why"));
  }

  /** {@return the kinds of identifier by which people are looked for} */
  public static Set<IdentifierKind> kinds() {
    Set<IdentifierKind> kinds = new LinkedHashSet<>(AccountCandidates.kinds());
    kinds.add(IdentifierKind.OBJECT_ID);
    kinds.add(GraphIdentifierKinds.HOME_OBJECT_ID);
    return Set.copyOf(kinds);
  }

  /**
   * Finds the one account that all identifiers lead to.
   *
   * <p>An object id decides alone, as long as no other identifier of the requester belongs to
   * somebody else. Names, addresses and what else {@linkplain #kinds() accounts are known by} are
   * looked for among living and deleted accounts; each row that Graph sends is checked against what
   * was asked. An identifier that nobody carries says nothing.
   *
   * <p>Where no account is found, organisational contacts and people of other tenants who use
   * shared channels are looked through; the facet then holds {@link
   * GraphIdentifierKinds#CONTACT_ID} or {@link GraphIdentifierKinds#HOME_OBJECT_ID} and no object
   * id.
   *
   * @param known what is known of the person
   * @param provenance what the identifiers found are marked with, for instance instance and source
   * @param cancellation ends the wait
   * @return identified with the facet {@code user}, which holds object id, names and addresses with
   *     the account's lifetime; else not identified, ambiguous with masked lines, or unavailable
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
