package org.dsr4j.graph;

import static java.util.Objects.requireNonNull;

import org.dsr4j.model.Cancellation;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.Resolution;

/**
 * Looks a person's user account up, living or deleted; the one look-up that all adapters share.
 *
 * <p>Thread-safe.
 */
public final class GraphUsers {

  /** Object id of an account that lies among the deleted; stands beside the object id. */
  public static final IdentifierKind DELETED_OBJECT_ID =
      IdentifierKind.immutable("deleted-object-id");

  static final String PART = "user lookup";

  private final GraphConnection graph;

  GraphUsers(GraphConnection graph) {
    this.graph = graph;
  }

  /**
   * Finds the one account that all identifiers lead to.
   *
   * <p>An object id decides alone, as long as no other identifier of the requester belongs to
   * somebody else. User principal names and addresses are looked for among living and deleted
   * accounts; each row that Graph sends is checked against what was asked. An identifier that
   * nobody carries says nothing.
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
      UserQueries queries = new UserQueries(graph.cloud().catalogueName(), ahead, cancellation);
      return new UserSearch(queries, known, provenance).resolve();
    } catch (GraphIoException e) {
      return new Resolution.Unavailable(e.failure().asPart(PART));
    }
  }
}
