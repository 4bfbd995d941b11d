package org.dsr4j.internal.store;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalSigner;

/** Signs with a key pair in memory. */
public final class Ed25519Signer implements JournalSigner {

  private static final String ALGORITHM = "Ed25519";

  private final KeyPair keys;

  /** Accepts only a matching Ed25519 pair. */
  public Ed25519Signer(KeyPair keys) {
    this.keys = keys;
    if (!belongTogether()) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "The keys of the journal's signer must be a matching Ed25519 key pair");
    }
  }

  static KeyPair newPair() {
    try {
      return KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java 17 has " + ALGORITHM, e);
    }
  }

  private boolean belongTogether() {
    byte[] probe = {1};
    try {
      Signature verifier = Signature.getInstance(ALGORITHM);
      verifier.initVerify(keys.getPublic());
      verifier.update(probe);
      return verifier.verify(signature(probe));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      return signature(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key signed successfully at its creation", e);
    }
  }

  private byte[] signature(byte[] message) throws GeneralSecurityException {
    Signature signer = Signature.getInstance(ALGORITHM);
    signer.initSign(keys.getPrivate());
    signer.update(message);
    return signer.sign();
  }

  @Override
  public PublicKey publicKey() {
    return keys.getPublic();
  }

  @Override
  public String toString() {
    return "Ed25519Signer[" + ALGORITHM + "]";
  }
}
