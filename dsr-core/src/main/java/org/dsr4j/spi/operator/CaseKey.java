package org.dsr4j.spi.operator;

import java.security.SecureRandom;

/**
 * The secret of one case: without it nobody named in the journal can be recognised, and no sealed
 * part can be read.
 *
 * <p>Immutable. {@link #toString()} hides it.
 */
public final class CaseKey {

  /** How many bytes a key has. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private CaseKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Takes over a stored key.
   *
   * @param bytes {@value #LENGTH} bytes; copied
   * @return the key
   * @throws IllegalArgumentException when it has another length
   */
  public static CaseKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a case key has " + LENGTH + " bytes");
    }
    return new CaseKey(bytes.clone());
  }

  /**
   * Makes a new key.
   *
   * @return a key that nobody can guess
   */
  public static CaseKey random() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return new CaseKey(bytes);
  }

  /**
   * The secret itself.
   *
   * @return a copy, {@value #LENGTH} bytes
   */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public String toString() {
    return "CaseKey[***]";
  }
}
