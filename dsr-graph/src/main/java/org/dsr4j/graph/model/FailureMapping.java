package org.dsr4j.graph.model;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import org.dsr4j.model.LedgerStatus;
import org.jspecify.annotations.Nullable;

/** Maps an HTTP status, a Graph error code or an I/O error to an error code of this library. */
public final class FailureMapping {

  private FailureMapping() {}

  /** The source status that belongs to an error. */
  static LedgerStatus ledgerStatus(GraphError error) {
    return error == GraphError.FORBIDDEN || error == GraphError.NOT_AVAILABLE
        ? LedgerStatus.NOT_READABLE
        : LedgerStatus.FAILED;
  }

  /**
   * Maps a response with a status other than 200.
   *
   * @param refused the error response
   * @param request what is known about the request
   * @return the failure with the error code for the status and the meaning of the response
   */
  public static GraphFailure refused(ErrorResponseException refused, RefusedRequest request) {
    String code = GraphErrorBody.code(refused.body());
    RefusalMeaning meaning = RefusalMeaning.of(refused, request, code);
    GraphError error = meaning == null ? error(refused.status(), code) : meaning.error();
    if (error == GraphError.NOT_FOUND && !GraphErrorBody.isGraphs(refused.body())) {
      // A proxy's error page does not show whether the resource exists in Graph.
      error = GraphError.UNEXPECTED_ANSWER;
    }
    String happened =
        "Graph answered HTTP "
            + refused.status()
            + (code == null ? "" : " (" + code + ")")
            + (meaning == null ? "" : ", " + meaning.reason());
    return new GraphFailure(error, refused.status(), happened + remedy(error));
  }

  /**
   * Maps an I/O error before a response arrived.
   *
   * @param cause the exception of the client
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
   * Maps an I/O error in the middle of a response.
   *
   * @param cause the exception of the client
   * @return the failure
   */
  public static GraphFailure interrupted(IOException cause) {
    return cause instanceof InterruptedIOException
        ? failure(GraphError.CONNECTION_FAILED, "Graph's answer stalled")
        : failure(GraphError.TRUNCATED, "Graph's answer ended in the middle");
  }

  /**
   * Creates a failure without an HTTP status.
   *
   * @param error the code
   * @param happened what happened, without personal data
   * @return the failure
   */
  public static GraphFailure failure(GraphError error, String happened) {
    return new GraphFailure(error, 0, happened + remedy(error));
  }

  /**
   * Creates a failure for a response with status 200.
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
      // Timeout, conflict, locked, too early: the same request may succeed later.
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
   * Returns the remedy for an error.
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
      case EXPAND_TRUNCATED -> "; read them through a separate path";
      case REDIRECTED, FOREIGN_LINK -> "; no request was sent there: check the cloud and any proxy";
      case UNEXPECTED_ANSWER -> "; run again, and check for a proxy that responds instead of Graph";
      case TENANT_MISMATCH -> "; use a credential of this tenant";
      case TENANT_UNREADABLE -> "; grant the application permission Organization.Read.All";
      case TOO_LARGE -> "; raise the connection's row limit";
      case WRITE_NOT_PERMITTED ->
          "; only writes of an approved plan are sent, and only during its execution";
      case WRITE_FORBIDDEN ->
          "; no request was sent: audit records and safeguards are never changed";
      case JUSTIFICATION_REQUIRED -> "; give the write a justification";
      case LOCATION_USED -> "; give a new, empty container";
      case OPERATION_FAILED -> "; check the service's portal, then start the operation again";
      case DOWNLOAD_EXPIRED -> "; request the file again";
      case TYPED_VIEW_UNAVAILABLE -> "; add the artifact com.microsoft.graph:microsoft-graph";
      case TYPED_VIEW_UNREADABLE -> "; read the record's content";
      case NOT_AVAILABLE ->
          "; nothing can be read there: accept the gap, or read the place that the source names";
      case BAD_REQUEST, NOT_FOUND, CANCELLED, CLOSED, INVALID_CONFIGURATION, INVALID_REQUEST -> "";
      // The code that reads a catalogue adds the remedy for these errors.
      case ABSENT_IN_CLOUD,
          BETA_SWITCHED_OFF,
          IDENTIFIER_UNKNOWN,
          ACCOUNT_DELETED,
          TENANT_WIDE_FORBIDDEN,
          SILENTLY_WITHHELD,
          HIDDEN,
          OWNER_NOT_SHOWN,
          CUT_OFF ->
          "";
    };
  }
}
