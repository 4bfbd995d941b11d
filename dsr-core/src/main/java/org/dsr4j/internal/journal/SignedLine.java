package org.dsr4j.internal.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalSigner;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object on one line. Its last two members are the hash of the preceding bytes and the
 * signature of this hash.
 *
 * <p>Both have fixed distances from the end, so that a line is verified as bytes. Different
 * notations of the same JSON object are therefore not an issue.
 */
public final class SignedLine {

  static final int SIGNATURE_BYTES = 64;
  static final int HASH_CHARACTERS = 64;

  private static final int SIGNATURE_CHARACTERS = 88;
  private static final byte[] BEFORE_HASH = ",\"hash\":\"".getBytes(US_ASCII);
  private static final byte[] BEFORE_SIGNATURE = "\",\"sig\":\"".getBytes(US_ASCII);
  private static final byte[] END = "\"}".getBytes(US_ASCII);

  /** The number of bytes that {@link #sign} adds in place of the closing brace. */
  private static final int SUFFIX =
      BEFORE_HASH.length
          + HASH_CHARACTERS
          + BEFORE_SIGNATURE.length
          + SIGNATURE_CHARACTERS
          + END.length;

  private final String hash;
  private final String signature;
  private final String computedHash;

  private SignedLine(String hash, String signature, String computedHash) {
    this.hash = hash;
    this.signature = signature;
    this.computedHash = computedHash;
  }

  /** Returns the length of a line after it is signed. */
  static int signedLength(byte[] object) {
    return object.length - 1 + SUFFIX;
  }

  /** Adds hash and signature to a JSON object that has at least one member. */
  public static byte[] sign(byte[] object, JournalSigner signer) {
    byte[] hash = sha256(object, object.length - 1);
    byte[] signature = signer.sign(hash.clone());
    if (signature.length != SIGNATURE_BYTES) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION, "The signer of the journal does not sign with Ed25519");
    }
    byte[] line = Arrays.copyOf(object, signedLength(object));
    int at = object.length - 1;
    at = put(line, at, BEFORE_HASH);
    at = put(line, at, HexFormat.of().formatHex(hash).getBytes(US_ASCII));
    at = put(line, at, BEFORE_SIGNATURE);
    at = put(line, at, Base64.getEncoder().encode(signature));
    put(line, at, END);
    return line;
  }

  private static int put(byte[] line, int at, byte[] part) {
    System.arraycopy(part, 0, line, at, part.length);
    return at + part.length;
  }

  /** Splits a line, or returns null when it does not have the form of a signed line. */
  public static @Nullable SignedLine split(byte[] line) {
    int at = line.length - SUFFIX;
    if (at < 1 || !matches(line, at, BEFORE_HASH)) {
      return null;
    }
    int hashAt = at + BEFORE_HASH.length;
    int signatureAt = hashAt + HASH_CHARACTERS + BEFORE_SIGNATURE.length;
    if (!matches(line, hashAt + HASH_CHARACTERS, BEFORE_SIGNATURE)
        || !matches(line, signatureAt + SIGNATURE_CHARACTERS, END)) {
      return null;
    }
    return new SignedLine(
        new String(line, hashAt, HASH_CHARACTERS, ISO_8859_1),
        new String(line, signatureAt, SIGNATURE_CHARACTERS, ISO_8859_1),
        HexFormat.of().formatHex(sha256(line, at)));
  }

  private static boolean matches(byte[] line, int at, byte[] part) {
    return Arrays.equals(line, at, at + part.length, part, 0, part.length);
  }

  public String hash() {
    return hash;
  }

  public String signature() {
    return signature;
  }

  /** Returns whether the line still has the hash that it contains. */
  public boolean hashed() {
    return hash.equals(computedHash);
  }

  /** Returns whether the key signed the hash in the line. */
  public boolean signedBy(PublicKey key) {
    try {
      byte[] decoded = Base64.getDecoder().decode(signature);
      // Several Base64 texts decode to the same bytes; only the canonical one was written.
      if (!Base64.getEncoder().encodeToString(decoded).equals(signature)) {
        return false;
      }
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(HexFormat.of().parseHex(hash));
      return verifier.verify(decoded);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] sha256(byte[] bytes, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(bytes, 0, length);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
