package org.dsr4j.testkit.internal.http;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.dsr4j.testkit.internal.odata.QueryOptions;
import org.dsr4j.testkit.internal.odata.QueryRefused;
import org.dsr4j.testkit.internal.schema.GraphVersion;
import org.dsr4j.testkit.internal.schema.RouteMatch;
import org.dsr4j.testkit.internal.schema.RouteTable;
import org.dsr4j.testkit.internal.schema.Service;
import org.jspecify.annotations.Nullable;

/** Answers requests to Graph. Safe for use by several threads. */
public final class GraphHandler {

  private final RouteTable routes = RouteTable.get();
  private final TokenBook tokens;
  private final ServedTenant home;
  private final @Nullable RequestFile file;
  private final AtomicLong numbers = new AtomicLong();
  private volatile String endpoint = "";

  /**
   * Makes a handler.
   *
   * @param tokens the tokens that open doors
   * @param home the tenant to whose ledger requests without a valid token go
   * @param file where requests are written down, or null
   */
  public GraphHandler(TokenBook tokens, ServedTenant home, @Nullable RequestFile file) {
    this.tokens = tokens;
    this.home = home;
    this.file = file;
  }

  /**
   * Tells the handler under which address it is reached.
   *
   * @param address the mail address
   */
  public void endpoint(String address) {
    endpoint = address;
  }

  /**
   * Answers a request.
   *
   * @param request the request
   * @return the answer
   */
  public Reply handle(GraphRequest request) {
    ServedTenant tenant = tokens.tenantOf(request.header("Authorization"));
    ServedTenant ledger = tenant == null ? home : tenant;
    Ids ids = new Ids(request, numbers.incrementAndGet());
    Reply reply = reply(request, tenant, ledger, ids);
    AnsweredRequest answered = answered(request, reply.status());
    ledger.record(answered);
    if (file != null) {
      file.append(answered);
    }
    return ids.addTo(reply);
  }

  private Reply reply(
      GraphRequest request, @Nullable ServedTenant tenant, ServedTenant ledger, Ids ids) {
    Target target = null;
    try {
      if (tenant == null) {
        throw new Refused(
            ErrorBody.unauthorized(TokenBook.complaint(request.header("Authorization"))));
      }
      target = target(request, tenant);
      return answer(request, tenant, target);
    } catch (Refused e) {
      Reply reply = error(e.error(), ledger, ids);
      return e.retryAfter() == null ? reply : reply.header("Retry-After", e.retryAfter());
    } catch (QueryRefused e) {
      Service service = target == null ? Service.DIRECTORY : target.route().service();
      return error(ErrorBody.badRequest(service, e.reason(), e.text()), ledger, ids);
    }
  }

  private static Reply error(ErrorBody error, ServedTenant ledger, Ids ids) {
    return error.reply(ids.date(ledger.now()), ids.request(), ids.client());
  }

  private Reply answer(GraphRequest request, ServedTenant tenant, Target target) {
    if (!request.method().equals("GET")) {
      throw new Refused(ErrorBody.methodNotAllowed());
    }
    QueryOptions options = QueryOptions.parse(request.query());
    Exchange calm = new Exchange(endpoint, tenant, request, target, options, null);
    Fault fault =
        tenant.faults().take(target.route().template(), target.path(), calm.token().page());
    Exchange exchange = new Exchange(endpoint, tenant, request, target, options, fault);
    Reply scripted = Breakage.instead(fault, target.route().service());
    if (scripted != null) {
      return scripted;
    }
    Reply reply = Breakage.of(fault, new TenantDesk(exchange).answer());
    boolean metered = target.route().service() == Service.DIRECTORY;
    return metered ? reply.header("x-ms-resource-unit", "1") : reply;
  }

  private Target target(GraphRequest request, ServedTenant tenant) {
    GraphVersion version = request.version();
    if (version == null) {
      throw new Refused(new ErrorBody(400, "BadRequest", "Invalid version."));
    }
    List<String> segments = request.segments();
    RouteMatch match = routes.find(version, segments);
    if (match == null) {
      throw new Refused(ErrorBody.noSegment(segments.get(routes.deadSegment(version, segments))));
    }
    return new Target(match, tenant.store().canonicalPath(match));
  }

  private static AnsweredRequest answered(GraphRequest request, int status) {
    String host = request.header("Host");
    return new AnsweredRequest(
        request.versionText(),
        request.method(),
        request.path(),
        request.query(),
        status,
        host == null ? "" : host,
        request.header("Authorization") != null);
  }
}
