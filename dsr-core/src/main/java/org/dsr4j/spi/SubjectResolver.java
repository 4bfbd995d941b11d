package org.dsr4j.spi;

import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;

/**
 * Learns who a person is at a service.
 *
 * <p>The engine calls all resolvers in turn and again, until none adds anything, a bounded number
 * of times: a resolver is called again only when another one contributed an identifier of a kind it
 * {@linkplain #consumes() consumes}. Each call answers in full, not only what is new.
 */
public interface SubjectResolver {

  /**
   * The kinds of identifiers that help this resolver.
   *
   * @return the kinds
   */
  Set<IdentifierKind> consumes();

  /**
   * Learns what the service knows about the person.
   *
   * @param known what is known so far, at least what the requester gave
   * @param cancellation to be heeded while waiting
   * @return what was learned
   */
  Resolution resolve(Identity known, Cancellation cancellation);
}
