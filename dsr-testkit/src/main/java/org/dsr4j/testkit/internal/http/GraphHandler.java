package org.dsr4j.testkit.internal.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.dsr4j.testkit.internal.fault.ConnectionCutException;
import org.dsr4j.testkit.internal.job.ExportJobs;
import org.dsr4j.testkit.internal.protocol.AnsweredRequest;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestIds;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.tenant.InterceptedExchange;
import org.dsr4j.testkit.internal.tenant.ServedTenant;
import org.jspecify.annotations.Nullable;

/**
 * Receives requests to Graph, passes them on to be answered and records them. Safe for several
 * threads.
 */
final class GraphHandler {

  private final TokenRegistry tokens;
  private final ServedTenant home;
  private final @Nullable RequestLogFile file;
  private final Map<String, ServedTenant> tenants = new ConcurrentHashMap<>();
  private final AtomicLong numbers = new AtomicLong();
  private volatile String endpoint = "";

  /**
   * Makes a handler.
   *
   * @param tokens the valid tokens
   * @param home the tenant that records requests without a valid token
   * @param file the file in which requests are recorded, or null
   */
  public GraphHandler(TokenRegistry tokens, ServedTenant home, @Nullable RequestLogFile file) {
    this.tokens = tokens;
    this.home = home;
    this.file = file;
  }

  /**
   * Sets the address of the server.
   *
   * @param address the base address
   */
  public void endpoint(String address) {
    endpoint = address;
  }

  /**
   * Registers a tenant for requests without a token.
   *
   * @param tenant the tenant
   */
  public void add(ServedTenant tenant) {
    tenants.put(tenant.id(), tenant);
  }

  /** Counts requests from one again. */
  public void resetRequestCount() {
    numbers.set(0);
  }

  /**
   * Answers a request.
   *
   * @param request the request
   * @return the answer
   */
  public Reply handle(ReceivedRequest request) {
    long number = numbers.incrementAndGet();
    if (request.path().startsWith(ExportJobs.BLOB_PATH)) {
      return blob(request, number);
    }
    TokenRegistry.Grant grant = tokens.findGrant(request.header("Authorization"));
    ServedTenant ledger = grant == null ? home : grant.tenant();
    Reply reply =
        grant == null
            ? reply(request, null, number)
            : new InterceptedExchange(answered(request, 0, number), ledger)
                .execute(() -> reply(request, grant, number))
                .reply();
    record(ledger, request, reply.status(), number);
    return reply.withDelay(ledger.latency());
  }

  /** Answers an item of a batch and records it like any other request. */
  Reply handleBatchItem(ReceivedRequest request, TokenRegistry.Grant grant) {
    long number = numbers.incrementAndGet();
    InterceptedExchange.Outcome outcome =
        new InterceptedExchange(answered(request, 0, number), grant.tenant())
            .execute(() -> desk(request, grant, number));
    record(grant.tenant(), request, outcome.reply().status(), number);
    if (outcome.isDisconnected()) {
      throw new ConnectionCutException();
    }
    return outcome.reply();
  }

  private Reply reply(ReceivedRequest request, TokenRegistry.@Nullable Grant grant, long number) {
    RequestIds ids = new RequestIds(request, number);
    if (grant == null) {
      ErrorBody error =
          ErrorBody.unauthorized(TokenRegistry.rejectionMessage(request.header("Authorization")));
      return ids.addTo(error.reply(ids.date(home.now()), ids.request(), ids.client()));
    }
    ServedTenant tenant = grant.tenant();
    if (!tenant.tokenRevocation().isValid(grant.notBefore())) {
      RequestRefusedException challenge = tenant.tokenRevocation().challenge();
      Reply refusal = challenge.error().reply(ids.date(tenant.now()), ids.request(), ids.client());
      return ids.addTo(refusal.headers(challenge.headers()));
    }
    return desk(request, grant, number);
  }

  private Reply desk(ReceivedRequest request, TokenRegistry.Grant grant, long number) {
    RequestIds ids = new RequestIds(request, number);
    RequestHandler desk = new RequestHandler(endpoint, grant, request);
    Reply reply =
        ids.addTo(
            desk.answer(
                ids,
                () ->
                    new BatchHandler(request, item -> handleBatchItem(item, grant), grant)
                        .answer()));
    return rewritten(grant.tenant(), request, number, reply);
  }

  private Reply blob(ReceivedRequest request, long number) {
    BlobHandler desk = new BlobHandler(request, tenants);
    ServedTenant tenant = desk.tenant();
    ServedTenant ledger = tenant == null ? home : tenant;
    Reply reply =
        tenant == null
            ? desk.answer()
            : new InterceptedExchange(answered(request, 0, number), tenant)
                .execute(() -> rewritten(tenant, request, number, desk.answer()))
                .reply();
    ledger.record(answered(request, reply.status(), number));
    return reply.withDelay(ledger.latency());
  }

  private static Reply rewritten(
      ServedTenant tenant, ReceivedRequest request, long number, Reply reply) {
    return tenant.answers().rewritten(answered(request, reply.status(), number), reply);
  }

  private void record(ServedTenant ledger, ReceivedRequest request, int status, long number) {
    AnsweredRequest answered = answered(request, status, number);
    ledger.record(answered);
    // a batch is a protocol and not a path of Graph; its items are recorded
    if (file != null && !request.path().equals(BatchHandler.PATH)) {
      file.append(answered);
    }
  }

  private static AnsweredRequest answered(ReceivedRequest request, int status, long number) {
    return new AnsweredRequest(
        request.versionText(),
        request.method(),
        request.path(),
        request.query(),
        status,
        textOf(request, "Host"),
        request.header("Authorization") != null,
        number,
        textOf(request, "client-request-id"),
        request.body(),
        request.batchItem());
  }

  private static String textOf(ReceivedRequest request, String header) {
    String value = request.header(header);
    return value == null ? "" : value;
  }
}
