package org.dsr4j.spi;

import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/**
 * Finds the identifiers of a person at a service.
 *
 * <p>The engine calls all resolvers in rounds until no resolver adds an identifier; the number of
 * rounds is limited. It calls a resolver again only after another resolver added an identifier of a
 * kind that it {@linkplain #consumes() consumes}. Each call returns the complete result, not only
 * new identifiers.
 */
public interface SubjectResolver {

  /**
   * The kinds of identifiers that this resolver can use.
   *
   * @return the kinds
   */
  Set<IdentifierKind> consumes();

  /**
   * Finds what the service knows about the person.
   *
   * @param known the identifiers found so far, at least those of the request
   * @param cancellation must be checked while waiting
   * @return the result
   */
  Resolution resolve(Identity known, Cancellation cancellation);
}
