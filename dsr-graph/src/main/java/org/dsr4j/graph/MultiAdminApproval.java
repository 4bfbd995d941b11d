package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Intune's Multi Admin Approval: a protected write is not made but filed, for somebody else to
 * approve in the portal; approved, it is sent again with the code it was filed under.
 *
 * <p>Seen as 403 {@code ApprovalRequired} and as 412, with the code in a header, or in the message
 * only. A write without justification is refused and not filed.
 */
final class MultiAdminApproval {

  static final String CODE = "x-msft-approval-code";
  static final String JUSTIFICATION = "x-msft-approval-justification";

  /** Then the service forgets what was filed. */
  static final Duration VALID = Duration.ofDays(3);

  private static final Set<String> HEADERS = Set.of(CODE, JUSTIFICATION);

  private static final int MAX_JUSTIFICATION = 1024;
  private static final Pattern CODE_SHAPE = Pattern.compile("[A-Za-z0-9-]{8,100}");
  private static final Pattern CODE_IN_MESSAGE =
      Pattern.compile(CODE + "[\\s:\\\\\"]{1,8}([0-9a-fA-F-]{36})");

  private MultiAdminApproval() {}

  /** Whether a header only says for what, or by whose approval, something is written. */
  static boolean isHeader(String name) {
    return HEADERS.contains(name);
  }

  /** The code in the headers of a refusal, if the write was filed. */
  static Optional<String> code(int status, Headers headers) {
    return Optional.ofNullable(headers.get(CODE))
        .map(String::strip)
        .filter(code -> status / 100 == 4 && isCode(code));
  }

  static boolean isCode(String text) {
    return CODE_SHAPE.matcher(text).matches();
  }

  /** A justification as it stands in the header. */
  static String encode(String justification) {
    if (justification.isBlank() || justification.length() > MAX_JUSTIFICATION) {
      throw GraphRequest.invalid("a justification has 1 to " + MAX_JUSTIFICATION + " characters");
    }
    return Base64.getEncoder().encodeToString(justification.getBytes(UTF_8));
  }

  /** The refusal of a write, with the code among its headers wherever it stood. */
  static GraphIoException refusal(GraphFailure failure, RefusedException refused) {
    Headers headers = refused.headers();
    if (refused.status() / 100 != 4) {
      return new GraphIoException(failure, headers);
    }
    String body = new String(refused.body(), ISO_8859_1);
    String code = headers.get(CODE) == null ? codeIn(body) : null;
    if (code != null) {
      return new GraphIoException(failure, headers.newBuilder().set(CODE, code).build());
    }
    if (headers.get(CODE) == null && body.contains(JUSTIFICATION)) {
      GraphFailure unjustified =
          FailureMapping.failure(
              GraphError.JUSTIFICATION_REQUIRED,
              "the tenant has somebody else approve such writes, and this one has no"
                  + " justification");
      return new GraphIoException(
          new GraphFailure(unjustified.error(), refused.status(), unjustified.detail()), headers);
    }
    return new GraphIoException(failure, headers);
  }

  /** Nothing else is taken out of a message: it may quote names. */
  private static @Nullable String codeIn(String body) {
    Matcher matcher = CODE_IN_MESSAGE.matcher(body);
    return matcher.find() ? matcher.group(1) : null;
  }
}
