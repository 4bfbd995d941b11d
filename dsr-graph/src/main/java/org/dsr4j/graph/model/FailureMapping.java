package org.dsr4j.graph.model;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import org.dsr4j.model.LedgerStatus;
import org.jspecify.annotations.Nullable;

/** The one place that decides what a status, a code of Graph or an I/O error means. */
public final class FailureMapping {

  private FailureMapping() {}

  /** What an error makes of a source. */
  static LedgerStatus ledgerStatus(GraphError error) {
    return error == GraphError.FORBIDDEN ? LedgerStatus.NOT_READABLE : LedgerStatus.FAILED;
  }

  /**
   * What an answer other than 200 means.
   *
   * @param refused the error response
   * @return the failure with the code that belongs to the status
   */
  public static GraphFailure refused(ErrorResponseException refused) {
    String code = GraphErrorBody.code(refused.body());
    GraphError error = error(refused.status(), code);
    if (error == GraphError.NOT_FOUND && !GraphErrorBody.isGraphs(refused.body())) {
      // A proxy's page says nothing about what there is at Graph.
      error = GraphError.UNEXPECTED_ANSWER;
    }
    String happened =
        "Graph answered HTTP " + refused.status() + (code == null ? "" : " (" + code + ")");
    return new GraphFailure(error, refused.status(), happened + remedy(error));
  }

  /**
   * What it means that no answer came.
   *
   * @param cause what the client threw
   * @return the failure
   */
  public static GraphFailure unreachable(IOException cause) {
    String happened =
        cause instanceof InterruptedIOException
            ? "Graph did not answer in time"
            : "Graph could not be reached (" + cause.getClass().getSimpleName() + ")";
    return failure(GraphError.CONNECTION_FAILED, happened);
  }

  /**
   * What it means that an answer could not be read to its end.
   *
   * @param cause what the client threw
   * @return the failure
   */
  public static GraphFailure interrupted(IOException cause) {
    return cause instanceof InterruptedIOException
        ? failure(GraphError.CONNECTION_FAILED, "Graph's answer stalled")
        : failure(GraphError.TRUNCATED, "Graph's answer ended in the middle");
  }

  /**
   * A failure that has no HTTP status of its own.
   *
   * @param error the code
   * @param happened what happened, without personal data
   * @return the failure
   */
  public static GraphFailure failure(GraphError error, String happened) {
    return new GraphFailure(error, 0, happened + remedy(error));
  }

  /**
   * A failure of an answer with status 200.
   *
   * @param error the code
   * @param happened what happened, without personal data
   * @return the failure
   */
  public static GraphFailure unusable(GraphError error, String happened) {
    return new GraphFailure(error, 200, happened + remedy(error));
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

  /**
   * What the caller can do about an error.
   *
   * @param error the code
   * @return a sentence without personal data
   */
  public static String remedy(GraphError error) {
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
