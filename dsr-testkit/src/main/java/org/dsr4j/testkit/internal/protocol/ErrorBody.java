package org.dsr4j.testkit.internal.protocol;

import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.odata.InvalidQueryException.Reason;
import org.dsr4j.testkit.internal.schema.Service;

/**
 * Graph's errors, in the wording of the service that answers.
 *
 * @param status the status
 * @param code Graph's code, which can be empty
 * @param message Graph's message
 */
public record ErrorBody(int status, String code, String message) {

  private static final String INVALID_TOKEN = "InvalidAuthenticationToken";

  private static final String SIGN_IN =
      "Bearer realm=\"\","
          + " authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
          + " client_id=\"00000003-0000-0000-c000-000000000000\"";

  private static final String INTUNE_THROTTLED = "An error has occurred.";

  public static ErrorBody badRequest(Service service, Reason reason, String message) {
    String code =
        switch (service) {
          case DIRECTORY -> directoryCode(reason);
          case AUDIT, RISK, INTUNE -> "BadRequest";
        };
    return new ErrorBody(400, code, service == Service.INTUNE ? intune(message) : message);
  }

  private static String directoryCode(Reason reason) {
    return switch (reason) {
      case BAD_REQUEST -> "BadRequest";
      case UNSUPPORTED -> "Request_UnsupportedQuery";
      case PAGE_TOKEN -> "Directory_ExpiredPageToken";
    };
  }

  public static ErrorBody unauthorized(String message) {
    return new ErrorBody(401, INVALID_TOKEN, message);
  }

  /** Intune's answer to an application without permission, role or licence: no token helps. */
  public static ErrorBody unauthorizedByIntune() {
    return new ErrorBody(
        401,
        "UnknownError",
        "{\"ErrorCode\":\"Forbidden\",\"Message\":"
            + RawJson.quote(intune("Application is not authorized to perform this operation."))
            + "}");
  }

  public static ErrorBody pageToken(Reason reason) {
    return new ErrorBody(
        400,
        directoryCode(reason),
        reason == Reason.PAGE_TOKEN
            ? "The specified page token value has expired and can no longer be included in your"
                + " request."
            : "Invalid page token specified.");
  }

  public static ErrorBody notFound(Service service, String id) {
    if (service == Service.INTUNE) {
      return new ErrorBody(
          404, "ResourceNotFound", intune("The requested resource was not found."));
    }
    String code = service == Service.DIRECTORY ? "Request_ResourceNotFound" : "ResourceNotFound";
    String message =
        "Resource '"
            + id
            + "' does not exist or one of its queried reference-property objects are not present.";
    return new ErrorBody(404, code, message);
  }

  public static ErrorBody noSegment(String segment) {
    return new ErrorBody(
        400, "BadRequest", "Resource not found for the segment '" + segment + "'.");
  }

  public static ErrorBody conflict(Service service, String message) {
    return new ErrorBody(409, "Conflict", service == Service.INTUNE ? intune(message) : message);
  }

  public static ErrorBody methodNotAllowed() {
    return new ErrorBody(
        405, "Request_BadRequest", "Specified HTTP method is not allowed for the request target.");
  }

  /** Returns the error that a service sends with a status that a test scripted. */
  public static ErrorBody scripted(Service service, int status) {
    return switch (status) {
      case 400 -> badRequest(service, Reason.BAD_REQUEST, "Invalid request.");
      case 401 -> unauthorized("Lifetime validation failed, the token is expired.");
      case 403 -> forbidden(service);
      case 404 -> notFound(service, "scripted");
      case 429 -> new ErrorBody(429, "TooManyRequests", throttled(service));
      case 500 ->
          new ErrorBody(
              500,
              service == Service.DIRECTORY ? "Service_InternalServerError" : "InternalServerError",
              failed(service));
      case 503 -> new ErrorBody(503, "serviceNotAvailable", failed(service));
      case 504 -> new ErrorBody(504, "GatewayTimeout", failed(service));
      default -> new ErrorBody(status, "UnknownError", failed(service));
    };
  }

  public static ErrorBody forbidden(Service service) {
    return switch (service) {
      case DIRECTORY ->
          new ErrorBody(
              403,
              "Authorization_RequestDenied",
              "Insufficient privileges to complete the operation.");
      case AUDIT ->
          new ErrorBody(
              403,
              "Authentication_MSGraphPermissionMissing",
              "The principal does not have required Microsoft Graph permission(s):"
                  + " AuditLog.Read.All to call this API.");
      case RISK ->
          new ErrorBody(
              403,
              "Forbidden",
              "You cannot perform the requested operation, required scopes are missing in the"
                  + " token.");
      case INTUNE ->
          new ErrorBody(
              403, "Forbidden", intune("Application is not authorized to perform this operation."));
    };
  }

  private static String throttled(Service service) {
    return service == Service.INTUNE ? INTUNE_THROTTLED : "Please retry again later.";
  }

  private static String failed(Service service) {
    return service == Service.INTUNE
        ? intune("An internal server error has occurred")
        : "An error has occurred.";
  }

  /** Intune puts a JSON object, as text, into its message. */
  private static String intune(String message) {
    String operation = "00000000-0000-0000-0000-000000000000";
    return "{\r\n  \"_version\": 3,\r\n  \"Message\": "
        + RawJson.quote(
            message
                + " - Operation ID (for customer support): "
                + operation
                + " - Activity ID: "
                + operation
                + " - Url: https://fef.simulated.manage.microsoft.com/")
        + ",\r\n"
        + "  \"CustomApiErrorPhrase\": \"\",\r\n"
        + "  \"RetryAfter\": null,\r\n"
        + "  \"ErrorSourceService\": \"\",\r\n"
        + "  \"HttpHeaders\": \"{}\"\r\n"
        + "}";
  }

  /** Writes the body. */
  public Reply reply(String date, String requestId, String clientRequestId) {
    boolean throttled = status == 429;
    boolean intune = message.equals(INTUNE_THROTTLED);
    String body =
        "{\"error\":{\"code\":"
            + RawJson.quote(code)
            + ",\"message\":"
            + RawJson.quote(message)
            + (throttled && intune ? ",\"details\":[]" : "")
            + ",\"innerError\":{"
            + (throttled && !intune
                ? "\"code\":\"429\",\"message\":\"Please retry after\",\"status\":\"429\","
                : "")
            + "\"date\":"
            + RawJson.quote(date)
            + ",\"request-id\":"
            + RawJson.quote(requestId)
            + ",\"client-request-id\":"
            + RawJson.quote(clientRequestId)
            + "}}}";
    Reply reply = Reply.json(status, body).header("Content-Type", "application/json");
    return code.equals(INVALID_TOKEN) ? reply.header("WWW-Authenticate", SIGN_IN) : reply;
  }
}
