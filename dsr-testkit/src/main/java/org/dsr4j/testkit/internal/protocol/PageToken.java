package org.dsr4j.testkit.internal.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.TreeMap;
import org.dsr4j.testkit.internal.odata.InvalidQueryException;
import org.dsr4j.testkit.internal.odata.QueryOptions;
import org.jspecify.annotations.Nullable;

/**
 * The position at which reading a list continues. Its text is opaque and bound to the request that
 * returned it.
 *
 * @param page the number of the next page, counted from one
 * @param position the position of that page's first row
 */
public record PageToken(int page, int position) {

  private static final int DIGEST_LENGTH = 16;
  private static final PageToken START = new PageToken(1, 0);

  /** Reads the token of a request; without a token, reading starts at the first page. */
  public static PageToken of(QueryOptions options, String binding) {
    String text = options.get(QueryOptions.SKIP_TOKEN);
    if (text == null) {
      return START;
    }
    PageToken token = read(text, bound(options, binding));
    if (token == null) {
      throw new InvalidQueryException(
          InvalidQueryException.Reason.PAGE_TOKEN,
          "The specified page token value has expired and can no longer be included in your"
              + " request.");
    }
    return token;
  }

  /** Returns the token's text for the next request. */
  public String text(QueryOptions options, String binding) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + DIGEST_LENGTH);
    bytes.putInt(page).putInt(position).put(digest(bound(options, binding), page, position));
    return "m~" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
  }

  private static @Nullable PageToken read(String text, String bound) {
    if (!text.startsWith("m~")) {
      return null;
    }
    byte[] decoded;
    try {
      decoded = Base64.getUrlDecoder().decode(text.substring(2));
    } catch (IllegalArgumentException e) {
      return null;
    }
    if (decoded.length != 8 + DIGEST_LENGTH) {
      return null;
    }
    ByteBuffer bytes = ByteBuffer.wrap(decoded);
    PageToken token = new PageToken(bytes.getInt(), bytes.getInt());
    byte[] digest = Arrays.copyOfRange(decoded, 8, decoded.length);
    return Arrays.equals(digest, digest(bound, token.page, token.position)) ? token : null;
  }

  /** A token belongs to one path of one tenant with one set of options. */
  private static String bound(QueryOptions options, String binding) {
    TreeMap<String, String> others = new TreeMap<>(options.values());
    others.remove(QueryOptions.SKIP_TOKEN);
    return binding + others;
  }

  private static byte[] digest(String bound, int page, int position) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      byte[] digest = sha.digest((bound + page + "/" + position).getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(digest, DIGEST_LENGTH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no SHA-256", e);
    }
  }
}
