package org.dsr4j.graph.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.dsr4j.model.Content;

/** The digest that replaces the id of rows without an id. */
public final class RowDigest {

  private RowDigest() {}

  /**
   * Returns the digest of a row.
   *
   * @param row the row
   * @return the same digest for rows that are equal byte by byte
   */
  public static String of(Content row) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update("dsr4j row ".getBytes(StandardCharsets.US_ASCII));
      return HexFormat.of().formatHex(sha256.digest(row.bytes()), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
