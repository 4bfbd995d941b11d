package org.dsr4j.testkit.internal.tenant;

import java.util.Set;
import org.dsr4j.testkit.internal.fault.ScriptedFault;
import org.dsr4j.testkit.internal.odata.QueryOptions;
import org.dsr4j.testkit.internal.protocol.PageToken;
import org.dsr4j.testkit.internal.protocol.ReceivedRequest;
import org.dsr4j.testkit.internal.protocol.RequestTarget;
import org.dsr4j.testkit.internal.schema.Route;
import org.jspecify.annotations.Nullable;

/**
 * One parsed request with its context.
 *
 * @param endpoint the server's own address
 * @param tenant the tenant that is read or changed
 * @param roles the permissions of the token
 * @param request the request
 * @param target the target of the request
 * @param options its query options
 * @param fault the fault to apply, or null
 */
public record Exchange(
    String endpoint,
    ServedTenant tenant,
    Set<String> roles,
    ReceivedRequest request,
    RequestTarget target,
    QueryOptions options,
    @Nullable ScriptedFault fault) {

  public Route route() {
    return target.route();
  }

  /** Whether the request fulfils the directory's conditions for advanced queries. */
  public boolean isAdvancedQuery() {
    return "eventual".equalsIgnoreCase(request.header("ConsistencyLevel")) && options.count();
  }

  /** The conditions that a page token is bound to, in addition to the query options. */
  public String pageTokenBinding() {
    return tenant.id()
        + "|"
        + target.version().segment()
        + target.path()
        + "|"
        + (usesEventualIndex() ? "eventual" : "");
  }

  /**
   * The directory's index for advanced queries. Its page tokens require the header on each page.
   */
  private boolean usesEventualIndex() {
    return route().service().hasAdvancedQueries()
        && "eventual".equalsIgnoreCase(request.header("ConsistencyLevel"));
  }

  public PageToken token() {
    return PageToken.of(options, pageTokenBinding());
  }
}
