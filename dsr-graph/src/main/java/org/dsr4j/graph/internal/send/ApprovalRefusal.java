package org.dsr4j.graph.internal.send;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.dsr4j.graph.model.ErrorResponseException;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.MultiAdminApproval;
import org.jspecify.annotations.Nullable;

/** Reads the code of a Multi Admin Approval request from a refusal. */
public final class ApprovalRefusal {

  private static final String CODE = MultiAdminApproval.CODE;

  private static final Pattern CODE_IN_MESSAGE =
      Pattern.compile(CODE + "[\\s:\\\\\"]{1,8}([0-9a-fA-F-]{36})");

  private ApprovalRefusal() {}

  /** Returns the code in the headers of a refusal, if the service stored an approval request. */
  public static Optional<String> code(int status, Headers headers) {
    return Optional.ofNullable(headers.get(CODE))
        .map(String::strip)
        .filter(code -> status / 100 == 4 && MultiAdminApproval.isCode(code));
  }

  /**
   * Returns the refusal of a write, with the code among its headers, wherever the service put it.
   */
  static GraphIoException of(GraphFailure failure, ErrorResponseException refused) {
    Headers headers = refused.headers();
    if (refused.status() / 100 != 4) {
      return new GraphIoException(failure, headers);
    }
    String body = new String(refused.body(), ISO_8859_1);
    String code = headers.get(CODE) == null ? codeIn(body) : null;
    if (code != null) {
      return new GraphIoException(failure, headers.newBuilder().set(CODE, code).build());
    }
    if (headers.get(CODE) == null && body.contains(MultiAdminApproval.JUSTIFICATION)) {
      GraphFailure unjustified =
          FailureMapping.failure(
              GraphError.JUSTIFICATION_REQUIRED,
              "the tenant requires a second administrator's approval for such writes, and this"
                  + " write has no justification");
      return new GraphIoException(
          new GraphFailure(unjustified.error(), refused.status(), unjustified.detail()), headers);
    }
    return new GraphIoException(failure, headers);
  }

  /** Only the code is read from a message, because messages may quote names. */
  private static @Nullable String codeIn(String body) {
    Matcher matcher = CODE_IN_MESSAGE.matcher(body);
    return matcher.find() ? matcher.group(1) : null;
  }
}
