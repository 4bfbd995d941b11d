package org.dsr4j.spi.operator;

import java.security.PublicKey;

/**
 * Signs what a journal says, with Ed25519.
 *
 * <p>The private key may live elsewhere, for instance in a vault. Implementations are thread-safe,
 * and sign with one and the same key for as long as a case is open.
 */
public interface JournalSigner {

  /**
   * Signs.
   *
   * @param message what is to be signed; not changed
   * @return the signature, 64 bytes
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE}
   *     when it cannot be had
   */
  byte[] sign(byte[] message);

  /**
   * The key with which signatures are verified.
   *
   * @return an Ed25519 key that has an encoding
   */
  PublicKey publicKey();
}
