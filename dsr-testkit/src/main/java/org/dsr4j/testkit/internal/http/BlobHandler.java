package org.dsr4j.testkit.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.testkit.internal.fault.FaultRegistry;
import org.dsr4j.testkit.internal.fault.ScriptedFault;
import org.dsr4j.testkit.internal.job.ExportJobs;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.tenant.FaultApplier;
import org.dsr4j.testkit.internal.tenant.ServedTenant;
import org.jspecify.annotations.Nullable;

/**
 * Serves exported reports as Azure's blob store does: it accepts the signed address and refuses
 * requests that also send a token.
 */
final class BlobHandler {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{1,9})-");

  private final ReceivedRequest request;
  private final @Nullable ServedTenant tenant;
  private final String job;

  BlobHandler(ReceivedRequest request, Map<String, ServedTenant> tenants) {
    this.request = request;
    String[] segments = request.path().split("/", -1);
    this.tenant = segments.length == 4 ? tenants.get(segments[2]) : null;
    this.job = segments.length == 4 ? segments[3].replace(".zip", "") : "";
  }

  /** The tenant that records the request, or null. */
  @Nullable ServedTenant tenant() {
    return tenant;
  }

  Reply answer() {
    if (tenant == null) {
      return refusal(404, "ResourceNotFound", "The specified resource does not exist.");
    }
    ScriptedFault fault =
        tenant
            .faults()
            .takeMatching(
                new FaultRegistry.Occasion(
                    request.method(), FaultRegistry.BLOB, ExportJobs.BLOB_PATH + job, 1, ""));
    Reply unshaped = FaultApplier.malformedResponse(fault, request);
    if (unshaped != null) {
      return unshaped;
    }
    if (fault instanceof ScriptedFault.Status status) {
      Reply refusal = scripted(status.status());
      return status.retryAfter() == null
          ? refusal
          : refusal.header("Retry-After", status.retryAfter());
    }
    return FaultApplier.apply(fault, download(tenant));
  }

  private Reply download(ServedTenant owner) {
    if (!request.method().equals("GET")) {
      return refusal(405, "UnsupportedHttpVerb", "The resource doesn't support the HTTP verb.");
    }
    if (request.header("Authorization") != null) {
      return refused();
    }
    ExportJobs.Blob blob = owner.exportJobs().blob(job);
    if (blob == null) {
      return refusal(404, "BlobNotFound", "The specified blob does not exist.");
    }
    boolean valid = blob.isAccessible(request.query(), owner.now());
    return valid ? content(blob.content()) : refused();
  }

  /**
   * Returns the whole file, or the requested rest if the client has the beginning of the same
   * version.
   */
  private Reply content(byte[] content) {
    String digest = md5(content);
    String version = "\"0x" + Integer.toHexString(digest.hashCode()) + "\"";
    String range = request.header("Range");
    Matcher rest = RANGE.matcher(range == null ? "" : range);
    if (!rest.matches() || !version.equals(request.header("If-Range"))) {
      return Reply.of(200, "application/zip", content)
          .header("ETag", version)
          .header("Content-MD5", digest);
    }
    int from = Math.min(Integer.parseInt(rest.group(1)), content.length);
    return Reply.of(206, "application/zip", Arrays.copyOfRange(content, from, content.length))
        .header("ETag", version)
        .header(
            "Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
  }

  private static String md5(byte[] content) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }

  private static Reply scripted(int status) {
    return switch (status) {
      case 403 -> refused();
      case 404 -> refusal(404, "BlobNotFound", "The specified blob does not exist.");
      case 503 -> refusal(503, "ServerBusy", "The server is busy.");
      default -> refusal(status, "OperationFailed", "The operation failed.");
    };
  }

  private static Reply refused() {
    return refusal(403, "AuthenticationFailed", "Server failed to authenticate the request.");
  }

  private static Reply refusal(int status, String code, String message) {
    String body =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>"
            + code
            + "</Code><Message>"
            + message
            + "</Message></Error>";
    return Reply.of(status, "application/xml", body.getBytes(StandardCharsets.UTF_8))
        .header("x-ms-error-code", code);
  }
}
