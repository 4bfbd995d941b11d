package org.dsr4j.graph;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import org.dsr4j.model.LedgerStatus;
import org.jspecify.annotations.Nullable;

/** The one place that decides what a status, a code of Graph or an I/O error means. */
final class FailureMapping {

  private FailureMapping() {}

  /** What an error makes of a source. */
  static LedgerStatus ledgerStatus(GraphError error) {
    return error == GraphError.FORBIDDEN ? LedgerStatus.NOT_READABLE : LedgerStatus.FAILED;
  }

  /** What an answer other than 200 means. */
  static GraphFailure refused(RefusedException refused) {
    String code = ErrorBody.code(refused.body());
    GraphError error = error(refused.status(), code);
    if (error == GraphError.NOT_FOUND && !ErrorBody.isGraphs(refused.body())) {
      // A proxy's page says nothing about what there is at Graph.
      error = GraphError.UNEXPECTED_ANSWER;
    }
    String happened =
        "Graph answered HTTP " + refused.status() + (code == null ? "" : " (" + code + ")");
    return new GraphFailure(error, refused.status(), happened + mend(error));
  }

  /** What it means that no answer came. */
  static GraphFailure unreachable(IOException cause) {
    String happened =
        cause instanceof InterruptedIOException
            ? "Graph did not answer in time"
            : "Graph could not be reached (" + cause.getClass().getSimpleName() + ")";
    return failure(GraphError.CONNECTION_FAILED, happened);
  }

  /** What it means that an answer could not be read to its end. */
  static GraphFailure interrupted(IOException cause) {
    return cause instanceof InterruptedIOException
        ? failure(GraphError.CONNECTION_FAILED, "Graph's answer stalled")
        : failure(GraphError.TRUNCATED, "Graph's answer ended in the middle");
  }

  /** A failure that has no HTTP status of its own. */
  static GraphFailure failure(GraphError error, String happened) {
    return new GraphFailure(error, 0, happened + mend(error));
  }

  /** A failure of an answer with status 200. */
  static GraphFailure unusable(GraphError error, String happened) {
    return new GraphFailure(error, 200, happened + mend(error));
  }

  private static GraphError error(int status, @Nullable String code) {
    if (status >= 400 && status < 500 && code != null && aboutLicences(code)) {
      return GraphError.FORBIDDEN;
    }
    return switch (status) {
      case 401 -> GraphError.AUTHENTICATION_FAILED;
      case 402, 403 -> GraphError.FORBIDDEN;
      case 404, 410 -> GraphError.NOT_FOUND;
      case 429, 509 -> GraphError.THROTTLED;
      // Timed out, in conflict, locked or too early: the same request may succeed later.
      case 408, 409, 423, 425 -> GraphError.SERVICE_FAILED;
      default -> errorOfClass(status / 100);
    };
  }

  private static GraphError errorOfClass(int hundreds) {
    return switch (hundreds) {
      case 3 -> GraphError.REDIRECTED;
      case 4 -> GraphError.BAD_REQUEST;
      case 5 -> GraphError.SERVICE_FAILED;
      default -> GraphError.UNEXPECTED_ANSWER;
    };
  }

  private static boolean aboutLicences(String code) {
    String lower = code.toLowerCase(Locale.ROOT);
    return lower.contains("license") || lower.contains("nonpremium");
  }

  static String mend(GraphError error) {
    return switch (error) {
      case AUTHENTICATION_FAILED ->
          "; check the credential: secret or certificate expired, wrong application or cloud";
      case FORBIDDEN ->
          "; grant the application the permission or role for this path and consent to it, or"
              + " assign the licence it needs";
      case THROTTLED -> "; run again later";
      case SERVICE_FAILED, CONNECTION_FAILED, TRUNCATED, LOOPING_LINK, PAGE_TOKEN_EXPIRED ->
          "; run again";
      case EXPAND_TRUNCATED -> "; read them through a path of their own";
      case REDIRECTED, FOREIGN_LINK -> "; nothing was sent there: check the cloud and any proxy";
      case UNEXPECTED_ANSWER -> "; run again, and check for a proxy that answers in Graph's place";
      case TENANT_MISMATCH -> "; use a credential of this tenant";
      case TENANT_UNREADABLE -> "; grant the application permission Organization.Read.All";
      case TOO_LARGE -> "; raise the connection's row limit";
      case WRITE_NOT_PERMITTED ->
          "; only what an approved plan holds is sent, while it is executed";
      case WRITE_FORBIDDEN -> "; nothing was sent: audit records and safeguards are never changed";
      case JUSTIFICATION_REQUIRED -> "; give the write a justification";
      case OPERATION_FAILED -> "; look in the service's portal, then start it again";
      case DOWNLOAD_EXPIRED -> "; have it made again";
      case TYPED_VIEW_UNAVAILABLE -> "; add the artifact com.microsoft.graph:microsoft-graph";
      case TYPED_VIEW_UNREADABLE -> "; read the record's content";
      case BAD_REQUEST, NOT_FOUND, CANCELLED, CLOSED, INVALID_CONFIGURATION, INVALID_REQUEST -> "";
      // Who reads a catalogue says these with a remedy of its own.
      case ABSENT_IN_CLOUD,
          BETA_SWITCHED_OFF,
          IDENTIFIER_UNKNOWN,
          ACCOUNT_DELETED,
          TENANT_WIDE_FORBIDDEN,
          SILENTLY_WITHHELD,
          HIDDEN,
          NOT_SWITCHED_ON,
          CUT_OFF ->
          "";
    };
  }
}
