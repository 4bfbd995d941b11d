package org.dsr4j.internal.journal;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Derives keys from a secret with HKDF and SHA-256 (RFC 5869). */
final class Hkdf {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int BLOCK = 32;

  private Hkdf() {}

  static byte[] derive(byte[] secret, byte[] salt, byte[] info, int length) {
    // RFC 5869 replaces an empty salt with a block of zeros; Mac accepts no empty key.
    byte[] extracted = hmac(salt.length == 0 ? new byte[BLOCK] : salt, secret);
    byte[] out = new byte[0];
    byte[] block = new byte[0];
    for (int i = 1; out.length < length; i++) {
      block = hmac(extracted, join(block, info, new byte[] {(byte) i}));
      out = join(out, block);
    }
    return Arrays.copyOf(out, length);
  }

  static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static byte[] join(byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, joined, at, part.length);
      at += part.length;
    }
    return joined;
  }
}
