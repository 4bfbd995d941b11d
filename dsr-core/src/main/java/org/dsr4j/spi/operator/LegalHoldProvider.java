package org.dsr4j.spi.operator;

import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;

/**
 * Tells whether a legal hold forbids changing a person's data; asked while planning, before an
 * execution begins or is resumed, and before what cannot be taken back. Thread-safe.
 */
@FunctionalInterface
public interface LegalHoldProvider {

  /**
   * Looks a person up.
   *
   * @param request the request
   * @param identity who the person is
   * @return held, free, or unknown, which counts as held; an exception counts as unknown
   */
  LegalHoldCheck check(DsrRequest request, Identity identity);
}
