package org.dsr4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;

/**
 * A simulated tenant that is asked without a socket. Its hooks are visible in the package of the
 * test kit only, hence the package of this class.
 */
public final class LocalTenant {

  private LocalTenant() {}

  /** Receives every answered request in order, and the returns of the tenant to a saved state. */
  public static void observe(
      SimulatedTenant tenant, Consumer<RecordedRequest> answered, Runnable rolledBack) {
    tenant
        .servedTenant()
        .observe(request -> answered.accept(RecordedRequests.recorded(request)), rolledBack);
  }

  /** Answers a request of an HTTP client. */
  public static Response answer(SimulatedTenant tenant, Request request) throws IOException {
    String query = request.url().encodedQuery();
    Reply reply =
        tenant.answer(
            ReceivedRequest.of(
                request.method(),
                request.url().encodedPath() + (query == null ? "" : "?" + query),
                name -> name.equals("Host") ? request.url().host() : header(request, name),
                body(request.body())));
    if (reply.delivery().connectionReset() || reply.delivery().connectionCut()) {
      throw new IOException("the connection was cut");
    }
    return response(request, reply);
  }

  private static String header(Request request, String name) {
    RequestBody body = request.body();
    if (name.equalsIgnoreCase("Content-Type") && body != null && body.contentType() != null) {
      return String.valueOf(body.contentType());
    }
    return request.header(name);
  }

  private static String body(RequestBody body) throws IOException {
    if (body == null) {
      return "";
    }
    Buffer buffer = new Buffer();
    body.writeTo(buffer);
    return buffer.readString(StandardCharsets.UTF_8);
  }

  private static Response response(Request request, Reply reply) {
    String type = reply.headers().get("Content-Type");
    Response.Builder response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(reply.status())
            .message("")
            .body(ResponseBody.create(reply.body(), type == null ? null : MediaType.get(type)));
    reply.headers().forEach(response::header);
    return response.build();
  }

  /** Another administrator's request, with all permissions; returns its status. */
  public static int byAdministrator(SimulatedTenant tenant, String method, String path) {
    Request request =
        new Request.Builder()
            .url(tenant.endpoint() + path)
            .header("Authorization", "Bearer " + tenant.accessToken(ADMINISTRATOR))
            .method(method, method.equals("POST") ? RequestBody.create(new byte[0], null) : null)
            .build();
    try (Response response = answer(tenant, request)) {
      return response.code();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The directory shows the deletion of an account from now on. */
  public static void settle(SimulatedTenant tenant, String userId) {
    var lag = tenant.servedTenant().lifecycle().users().replicationLag();
    while (lag.user(userId) != null || lag.hidesDeleted(userId)) {
      // Each read counts.
    }
  }

  /** Somebody requests the wipe of a person's app data in the portal. */
  public static void requestAppWipe(SimulatedTenant tenant, String userId, String deviceTag) {
    tenant.servedTenant().lifecycle().managedApps().requestWipe(userId, deviceTag);
  }

  private static final String[] ADMINISTRATOR = {
    "User.ReadWrite.All",
    "User.DeleteRestore.All",
    "Directory.ReadWrite.All",
    "DeviceManagementManagedDevices.ReadWrite.All"
  };
}
