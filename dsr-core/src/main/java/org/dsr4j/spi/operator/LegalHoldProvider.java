package org.dsr4j.spi.operator;

import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;

/**
 * Finds whether a legal hold forbids changes of a person's data. The engine calls it during
 * planning, before an execution starts or resumes, and before each irreversible step. Thread-safe.
 */
@FunctionalInterface
public interface LegalHoldProvider {

  /**
   * Checks one person.
   *
   * @param request the request
   * @param identity the identifiers of the person
   * @return legal hold, no hold, or unknown, which prevents changes like a legal hold; an exception
   *     counts as unknown
   */
  LegalHoldCheck check(DsrRequest request, Identity identity);
}
