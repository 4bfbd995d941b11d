package org.dsr4j.testkit.internal.tenant;

import java.util.Set;
import org.dsr4j.testkit.internal.fault.Fault;
import org.dsr4j.testkit.internal.odata.QueryOptions;
import org.dsr4j.testkit.internal.protocol.GraphRequest;
import org.dsr4j.testkit.internal.protocol.PageToken;
import org.dsr4j.testkit.internal.protocol.RequestTarget;
import org.dsr4j.testkit.internal.schema.Route;
import org.jspecify.annotations.Nullable;

/**
 * One request with all that is known about it once it is understood.
 *
 * @param endpoint the server's own address
 * @param tenant whose data are asked for
 * @param roles the permissions of the token
 * @param request the request
 * @param target what it asks for
 * @param options its query options
 * @param fault what shall go wrong, or null
 */
public record Exchange(
    String endpoint,
    ServedTenant tenant,
    Set<String> roles,
    GraphRequest request,
    RequestTarget target,
    QueryOptions options,
    @Nullable Fault fault) {

  public Route route() {
    return target.route();
  }

  /** Whether the request has what the directory wants for its advanced queries. */
  public boolean isAdvancedQuery() {
    return "eventual".equalsIgnoreCase(request.header("ConsistencyLevel")) && options.count();
  }

  /** What a page token is bound to besides the query options. */
  public String pageTokenBinding() {
    return tenant.id()
        + "|"
        + target.version().segment()
        + target.path()
        + "|"
        + (usesEventualIndex() ? "eventual" : "");
  }

  /** The directory's other index, whose page tokens need the header again on each page. */
  private boolean usesEventualIndex() {
    return route().service().hasAdvancedQueries()
        && "eventual".equalsIgnoreCase(request.header("ConsistencyLevel"));
  }

  public PageToken token() {
    return PageToken.of(options, pageTokenBinding());
  }
}
