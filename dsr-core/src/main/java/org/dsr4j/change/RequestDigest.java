package org.dsr4j.change;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Digests of requests. A plan pins a digest, and the adapter compares it immediately before it
 * sends the request.
 *
 * <p>The digest covers everything that determines the change, for example method, version, path and
 * body. It does not cover values that only identify the caller or the reason.
 */
public final class RequestDigest {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private RequestDigest() {}

  /**
   * Computes the SHA-256 of the parts and of the SHA-256 of the body. The length precedes each
   * part, so that different parts never result in the same bytes.
   *
   * @param parts the request without its body, always in the same order
   * @param body the body that is sent, possibly empty
   * @return 64 lower-case hexadecimal digits
   */
  public static String of(List<String> parts, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String part : parts) {
      byte[] text = part.getBytes(StandardCharsets.UTF_8);
      bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(text.length).array());
      bytes.writeBytes(text);
    }
    bytes.writeBytes(sha256(body));
    return HexFormat.of().formatHex(sha256(bytes.toByteArray()));
  }

  static String checked(String digest) {
    if (!FORM.matcher(digest).matches()) {
      throw new IllegalArgumentException("a request digest has 64 lower-case hexadecimal digits");
    }
    return digest;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
