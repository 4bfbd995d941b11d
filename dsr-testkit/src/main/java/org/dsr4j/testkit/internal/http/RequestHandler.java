package org.dsr4j.testkit.internal.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dsr4j.testkit.internal.fault.FaultRegistry;
import org.dsr4j.testkit.internal.fault.Replacement;
import org.dsr4j.testkit.internal.fault.ScriptedFault;
import org.dsr4j.testkit.internal.odata.InvalidQueryException;
import org.dsr4j.testkit.internal.odata.QueryOptions;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestIds;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.protocol.RequestTarget;
import org.dsr4j.testkit.internal.read.ReadHandler;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.RouteMatch;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.schema.Service;
import org.dsr4j.testkit.internal.tenant.Exchange;
import org.dsr4j.testkit.internal.tenant.FaultApplier;
import org.dsr4j.testkit.internal.tenant.PermissionTable;
import org.dsr4j.testkit.internal.tenant.ServedTenant;
import org.dsr4j.testkit.internal.tenant.ThrottledResponse;
import org.dsr4j.testkit.internal.throttle.BucketTable;
import org.dsr4j.testkit.internal.throttle.Call;
import org.dsr4j.testkit.internal.throttle.ResourceUnits;
import org.dsr4j.testkit.internal.throttle.Throttle;
import org.dsr4j.testkit.internal.write.WriteHandler;

/** Answers one request with a valid token: applies throttling, faults and permission checks. */
final class RequestHandler {

  private final RouteTable routes = RouteTable.get();
  private final String endpoint;
  private final ServedTenant tenant;
  private final Set<String> roles;
  private final ReceivedRequest request;
  private final Map<String, String> headers = new HashMap<>();
  private Service service = Service.DIRECTORY;

  RequestHandler(String endpoint, TokenRegistry.Grant grant, ReceivedRequest request) {
    this.endpoint = endpoint;
    this.tenant = grant.tenant();
    this.roles = grant.roles();
    this.request = request;
  }

  /**
   * Answers the request. The answer of a batch consists of the answers to its items, which are
   * handled as separate requests.
   */
  Reply answer(RequestIds ids, Supplier<Reply> batch) {
    try {
      return settled(batch).headers(headers);
    } catch (RequestRefusedException e) {
      return error(e.error(), ids).headers(headers).headers(e.headers());
    } catch (InvalidQueryException e) {
      return error(ErrorBody.badRequest(service, e.reason(), e.text()), ids).headers(headers);
    }
  }

  private Reply error(ErrorBody error, RequestIds ids) {
    return error.reply(ids.date(tenant.now()), ids.request(), ids.client());
  }

  private Reply settled(Supplier<Reply> batch) {
    RequestTarget target = target();
    service = target.route().service();
    boolean isBatch = target.route().template().equals(BatchHandler.PATH);
    if (!isBatch) {
      meter(target);
    }
    QueryOptions options = QueryOptions.parse(request.query());
    Exchange calm = new Exchange(endpoint, tenant, roles, request, target, options, null);
    ScriptedFault fault =
        tenant
            .faults()
            .takeMatching(
                new FaultRegistry.Occasion(
                    request.method(),
                    target.route().template(),
                    target.path(),
                    page(calm),
                    options.values().getOrDefault("$select", "")));
    Reply scripted = FaultApplier.responseInstead(fault, service, tenant, request);
    if (scripted != null) {
      return scripted;
    }
    if (isBatch) {
      return FaultApplier.apply(fault, batch.get());
    }
    if (tenant.enforcesPermissions() && !PermissionTable.get().isAllowed(target.route(), roles)) {
      throw new RequestRefusedException(ErrorBody.forbidden(service));
    }
    Exchange exchange = new Exchange(endpoint, tenant, roles, request, target, options, fault);
    return FaultApplier.apply(
        fault,
        request.method().equals("GET")
            ? new ReadHandler(exchange).answer()
            : new WriteHandler(exchange).answer());
  }

  /** A responder of the test may have page tokens of its own. */
  private int page(Exchange calm) {
    boolean answered = tenant.answers().replacement(calm.target()) instanceof Replacement.Answer;
    if (!request.method().equals("GET")) {
      return 1;
    }
    try {
      return calm.token().page();
    } catch (InvalidQueryException e) {
      if (answered) {
        return 1;
      }
      throw e;
    }
  }

  private void meter(RequestTarget target) {
    boolean personal = target.route().template().startsWith("/users/{");
    String subject = personal ? target.path().split("/", -1)[2] : "";
    Call call = Call.of(target.route(), request.query(), subject);
    boolean directory = BucketTable.get().isDirectory(call);
    if (directory) {
      headers.put("x-ms-resource-unit", Integer.toString(ResourceUnits.of(call)));
    }
    Throttle throttle = tenant.throttle();
    if (throttle == null) {
      return;
    }
    Throttle.Verdict verdict = throttle.acquire(call);
    if (directory && verdict.directoryUse() > 0.8) {
      headers.put(
          "x-ms-throttle-limit-percentage", ThrottledResponse.twoDecimals(verdict.directoryUse()));
    }
    if (verdict.refusedBy() != null) {
      throw ThrottledResponse.of(service, tenant, directory, verdict);
    }
  }

  private RequestTarget target() {
    PublishedVersion version = request.version();
    if (version == null) {
      throw new RequestRefusedException(new ErrorBody(400, "BadRequest", "Invalid version."));
    }
    List<String> segments = request.segments();
    RouteMatch match = routes.find(version, request.method(), segments);
    if (match == null) {
      throw new RequestRefusedException(
          routes.isKnown(version, segments)
              ? ErrorBody.methodNotAllowed()
              : ErrorBody.noSegment(segments.get(routes.firstUnknownSegment(version, segments))));
    }
    if (!tenant.cloud().has(match.route())) {
      throw new RequestRefusedException(ErrorBody.noSegment(lastWord(match.route())));
    }
    RouteMatch here = tenant.cloud().withoutAbsentProperties(match);
    return new RequestTarget(here, tenant.store().canonicalPath(match));
  }

  /** The first segment that a cloud without the path does not know. */
  private static String lastWord(Route route) {
    List<String> words =
        route.segments().stream().filter(segment -> !segment.startsWith("{")).toList();
    return words.get(words.size() - 1);
  }
}
