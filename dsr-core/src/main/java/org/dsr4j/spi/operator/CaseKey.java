package org.dsr4j.spi.operator;

import java.security.SecureRandom;

/**
 * The secret key of one case. Without the key, no one can recognise people in the journal or read
 * its encrypted parts.
 *
 * <p>Immutable. {@link #toString()} does not show the key.
 */
public final class CaseKey {

  /** The length of a key in bytes. */
  public static final int LENGTH = 32;

  private final byte[] bytes;

  private CaseKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Returns a stored key.
   *
   * @param bytes {@value #LENGTH} bytes; copied
   * @return the key
   * @throws IllegalArgumentException when the length is wrong
   */
  public static CaseKey of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a case key has " + LENGTH + " bytes");
    }
    return new CaseKey(bytes.clone());
  }

  /**
   * Creates a new key.
   *
   * @return a cryptographically random key
   */
  public static CaseKey random() {
    byte[] bytes = new byte[LENGTH];
    new SecureRandom().nextBytes(bytes);
    return new CaseKey(bytes);
  }

  /**
   * Returns the bytes of the key.
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
