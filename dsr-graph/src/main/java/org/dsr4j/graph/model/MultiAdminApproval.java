package org.dsr4j.graph.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Intune's Multi Admin Approval: a protected write is not made but filed, for somebody else to
 * approve in the portal; approved, it is sent again with the code it was filed under.
 *
 * <p>Seen as 403 {@code ApprovalRequired} and as 412, with the code in a header, or in the message
 * only. A write without justification is refused and not filed.
 */
public final class MultiAdminApproval {

  /** The header with the code under which a write was filed. */
  public static final String CODE = "x-msft-approval-code";

  /** The header with the reason of a write, in Base64. */
  public static final String JUSTIFICATION = "x-msft-approval-justification";

  /** Then the service forgets what was filed. */
  public static final Duration VALID = Duration.ofDays(3);

  private static final Set<String> HEADERS = Set.of(CODE, JUSTIFICATION);

  private static final int MAX_JUSTIFICATION = 1024;
  private static final Pattern CODE_SHAPE = Pattern.compile("[A-Za-z0-9-]{8,100}");

  private MultiAdminApproval() {}

  /** Whether a header only says for what, or by whose approval, something is written. */
  static boolean isHeader(String name) {
    return HEADERS.contains(name);
  }

  /**
   * Whether a text has the shape of the code of an approval request.
   *
   * @param text the text
   * @return true when it may be sent as a code
   */
  public static boolean isCode(String text) {
    return CODE_SHAPE.matcher(text).matches();
  }

  /** A justification as it stands in the header. */
  static String encode(String justification) {
    if (justification.isBlank() || justification.length() > MAX_JUSTIFICATION) {
      throw GraphRequest.invalid("a justification has 1 to " + MAX_JUSTIFICATION + " characters");
    }
    return Base64.getEncoder().encodeToString(justification.getBytes(UTF_8));
  }
}
