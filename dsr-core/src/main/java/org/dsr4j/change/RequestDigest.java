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
 * Digests of requests: what a plan pins, and what is compared right before a request is sent.
 *
 * <p>An adapter puts everything into the digest that decides what is changed, for instance method,
 * version, path and body; what only says who asks and why stays out.
 */
public final class RequestDigest {

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private RequestDigest() {}

  /**
   * Computes the SHA-256 of the parts and of the body's own SHA-256. Each part is preceded by its
   * length, so that different parts never make the same bytes.
   *
   * @param parts the request without its body, always in the same order
   * @param body the body as it is sent, possibly empty
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
