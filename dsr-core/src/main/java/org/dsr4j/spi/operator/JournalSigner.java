package org.dsr4j.spi.operator;

import java.security.PublicKey;

/**
 * Signs the entries of journals with Ed25519.
 *
 * <p>The private key may be stored elsewhere, for example in a key vault. Implementations are
 * thread-safe and use the same key as long as a case is open.
 */
public interface JournalSigner {

  /**
   * Signs a message.
   *
   * @param message the bytes to sign; not modified
   * @return the signature, 64 bytes
   * @throws org.dsr4j.model.DsrException with {@link org.dsr4j.model.DsrError#JOURNAL_UNWRITABLE}
   *     when the message cannot be signed
   */
  byte[] sign(byte[] message);

  /**
   * Returns the public key that verifies the signatures.
   *
   * @return an Ed25519 key with an encoded form
   */
  PublicKey publicKey();
}
