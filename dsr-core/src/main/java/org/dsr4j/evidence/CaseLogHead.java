package org.dsr4j.evidence;

import static java.util.Objects.requireNonNull;

/**
 * The state of a log of cases. With a stored copy of it an auditor can verify later that the log
 * only grew.
 *
 * <p>Contains no personal data.
 *
 * @param size the number of lines
 * @param root the root of the hash tree over these lines (RFC 9162, SHA-256), in hexadecimal
 */
public record CaseLogHead(long size, String root) {

  /**
   * Rejects null values.
   *
   * @param size any value
   * @param root not null
   */
  public CaseLogHead {
    requireNonNull(root, "root");
  }
}
