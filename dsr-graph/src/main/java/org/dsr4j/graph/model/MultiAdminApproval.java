package org.dsr4j.graph.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Multi Admin Approval of Intune. The service stores a protected write as an approval request, and
 * a second administrator approves it in the portal. Then the write is sent again with the approval
 * code.
 *
 * <p>Known responses: 403 {@code ApprovalRequired}, and 412 with the code in a header or only in
 * the message. The service rejects a write without justification and stores no approval request.
 */
public final class MultiAdminApproval {

  /** The response header with the approval code. */
  public static final String CODE = "x-msft-approval-code";

  /** The request header with the justification, in Base64. */
  public static final String JUSTIFICATION = "x-msft-approval-justification";

  /** The service deletes an approval request after this time. */
  public static final Duration VALID = Duration.ofDays(3);

  private static final Set<String> HEADERS = Set.of(CODE, JUSTIFICATION);

  private static final int MAX_JUSTIFICATION = 1024;
  private static final Pattern CODE_SHAPE = Pattern.compile("[A-Za-z0-9-]{8,100}");

  private MultiAdminApproval() {}

  /** Whether a header contains only the justification or the approval code of a write. */
  static boolean isHeader(String name) {
    return HEADERS.contains(name);
  }

  /**
   * Whether a text has the form of an approval code.
   *
   * @param text the text
   * @return true when it may be sent as a code
   */
  public static boolean isCode(String text) {
    return CODE_SHAPE.matcher(text).matches();
  }

  /** Returns a justification in the form of the header. */
  static String encode(String justification) {
    if (justification.isBlank() || justification.length() > MAX_JUSTIFICATION) {
      throw GraphRequest.invalid("a justification has 1 to " + MAX_JUSTIFICATION + " characters");
    }
    return Base64.getEncoder().encodeToString(justification.getBytes(UTF_8));
  }
}
