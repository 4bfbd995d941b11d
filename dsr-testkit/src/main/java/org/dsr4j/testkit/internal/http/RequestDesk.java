package org.dsr4j.testkit.internal.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dsr4j.testkit.internal.odata.QueryOptions;
import org.dsr4j.testkit.internal.odata.QueryRefused;
import org.dsr4j.testkit.internal.schema.GraphVersion;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.RouteMatch;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.schema.Service;
import org.dsr4j.testkit.internal.throttle.BucketTable;
import org.dsr4j.testkit.internal.throttle.Call;
import org.dsr4j.testkit.internal.throttle.ResourceUnits;
import org.dsr4j.testkit.internal.throttle.Throttle;

/** Answers one request whose token is good: meters it, lets it go wrong, checks its permission. */
final class RequestDesk {

  private final RouteTable routes = RouteTable.get();
  private final String endpoint;
  private final ServedTenant tenant;
  private final Set<String> roles;
  private final GraphRequest request;
  private final Map<String, String> headers = new HashMap<>();
  private Service service = Service.DIRECTORY;

  RequestDesk(String endpoint, TokenBook.Grant grant, GraphRequest request) {
    this.endpoint = endpoint;
    this.tenant = grant.tenant();
    this.roles = grant.roles();
    this.request = request;
  }

  /** Answers; what a batch answers comes from its items, which are requests of their own. */
  Reply answer(Ids ids, Supplier<Reply> batch) {
    try {
      return settled(batch).headers(headers);
    } catch (Refused e) {
      return error(e.error(), ids).headers(headers).headers(e.headers());
    } catch (QueryRefused e) {
      return error(ErrorBody.badRequest(service, e.reason(), e.text()), ids).headers(headers);
    }
  }

  private Reply error(ErrorBody error, Ids ids) {
    return error.reply(ids.date(tenant.now()), ids.request(), ids.client());
  }

  private Reply settled(Supplier<Reply> batch) {
    Target target = target();
    service = target.route().service();
    boolean isBatch = target.route().template().equals(BatchDesk.PATH);
    if (!isBatch) {
      meter(target);
    }
    QueryOptions options = QueryOptions.parse(request.query());
    Exchange calm = new Exchange(endpoint, tenant, roles, request, target, options, null);
    Fault fault =
        tenant
            .faults()
            .take(
                request.method(),
                target.route().template(),
                target.path(),
                request.method().equals("GET") ? calm.token().page() : 1);
    Reply scripted = Breakage.instead(fault, service, tenant);
    if (scripted != null) {
      return scripted;
    }
    if (isBatch) {
      return Breakage.of(fault, batch.get());
    }
    if (tenant.enforcesPermissions() && !Permissions.get().allow(target.route(), roles)) {
      throw new Refused(ErrorBody.forbidden(service));
    }
    Exchange exchange = new Exchange(endpoint, tenant, roles, request, target, options, fault);
    return Breakage.of(
        fault,
        request.method().equals("GET")
            ? new TenantDesk(exchange).answer()
            : new WriteDesk(exchange).answer());
  }

  private void meter(Target target) {
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
    Throttle.Verdict verdict = throttle.admit(call);
    if (directory && verdict.directoryUse() > 0.8) {
      headers.put("x-ms-throttle-limit-percentage", Throttled.hundredths(verdict.directoryUse()));
    }
    if (verdict.refusedBy() != null) {
      throw Throttled.refusal(service, tenant, directory, verdict);
    }
  }

  private Target target() {
    GraphVersion version = request.version();
    if (version == null) {
      throw new Refused(new ErrorBody(400, "BadRequest", "Invalid version."));
    }
    List<String> segments = request.segments();
    RouteMatch match = routes.find(version, request.method(), segments);
    if (match == null) {
      throw new Refused(
          routes.knows(version, segments)
              ? ErrorBody.methodNotAllowed()
              : ErrorBody.noSegment(segments.get(routes.deadSegment(version, segments))));
    }
    if (!tenant.cloud().has(match.route())) {
      throw new Refused(ErrorBody.noSegment(lastWord(match.route())));
    }
    RouteMatch here = tenant.cloud().narrowed(match);
    return new Target(here, tenant.store().canonicalPath(match));
  }

  /** The segment at which a cloud that lacks the path stops. */
  private static String lastWord(Route route) {
    List<String> words =
        route.segments().stream().filter(segment -> !segment.startsWith("{")).toList();
    return words.get(words.size() - 1);
  }
}
