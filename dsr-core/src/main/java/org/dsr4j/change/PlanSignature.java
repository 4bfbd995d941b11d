package org.dsr4j.change;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * The signature of a plan by the signer of the journal, so that a stored plan cannot be changed
 * between planning and execution.
 *
 * @param publicKey the Ed25519 key that verifies it, encoded as X.509, in Base64
 * @param value the signature of {@link ChangePlan#signedText()}, in Base64
 */
public record PlanSignature(String publicKey, String value) {

  /**
   * Rejects null values.
   *
   * @param publicKey not null
   * @param value not null
   */
  public PlanSignature {
    requireNonNull(publicKey, "publicKey");
    requireNonNull(value, "value");
  }

  /**
   * Encodes a signature.
   *
   * @param key the key that verifies it
   * @param signature the bytes of the signature
   * @return the signature
   */
  public static PlanSignature of(PublicKey key, byte[] signature) {
    return new PlanSignature(encoded(key), Base64.getEncoder().encodeToString(signature));
  }

  private static String encoded(PublicKey key) {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /**
   * Returns whether this signature names a key.
   *
   * @param key the key
   * @return true when both are the same key
   */
  public boolean isOf(PublicKey key) {
    return publicKey.equals(encoded(key));
  }

  /** Returns whether the signature belongs to a text and to the key that it names. */
  boolean matches(byte[] text) {
    try {
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(
          KeyFactory.getInstance("Ed25519")
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
      check.update(text);
      return check.verify(Base64.getDecoder().decode(value));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      // Neither a key nor a signature: nobody signed the text.
      return false;
    }
  }
}
