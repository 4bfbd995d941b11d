package org.dsr4j.testkit.internal.write;

import java.time.Instant;
import java.util.Locale;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.lifecycle.Initiator;
import org.dsr4j.testkit.internal.lifecycle.TenantLifecycle;
import org.dsr4j.testkit.internal.odata.InvalidQueryException.Reason;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.protocol.RequestTarget;
import org.dsr4j.testkit.internal.schema.Service;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowList;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.dsr4j.testkit.internal.tenant.Exchange;
import org.dsr4j.testkit.internal.tenant.ServedTenant;
import org.jspecify.annotations.Nullable;

/**
 * A request that changes something.
 *
 * @param exchange the parsed request
 */
record WriteRequest(Exchange exchange) {

  RequestTarget target() {
    return exchange.target();
  }

  ServedTenant tenant() {
    return exchange.tenant();
  }

  TenantStore store() {
    return tenant().store();
  }

  TenantLifecycle lifecycle() {
    return tenant().lifecycle();
  }

  Instant now() {
    return tenant().now();
  }

  /** The initiator for the audit logs. */
  Initiator initiator() {
    return Initiator.application(
        tenant().clientId(), exchange.request().header("client-request-id"));
  }

  /** The id at an index among the path's ids, in lower case. */
  String id(int place) {
    return target().match().parameters().get(place).toLowerCase(Locale.ROOT);
  }

  /** The concrete path without its last segments. */
  String pathWithoutLast(int segments) {
    String path = target().path();
    for (int i = 0; i < segments; i++) {
      path = path.substring(0, path.lastIndexOf('/'));
    }
    return path;
  }

  Row requireUser() {
    Row user = store().user(target().path().split("/", -1)[2]);
    if (user == null) {
      throw notFound();
    }
    return user;
  }

  /** The object in a list with the last id of the path. */
  Row requireMember(String list, String id) {
    RowList rows = store().find(target().version(), list);
    Row row = rows == null ? null : rows.byId(id);
    if (row == null) {
      throw notFound();
    }
    return row;
  }

  /** Removes a row from lists, or refuses the request if there is none. */
  void removeMember(String list, String id) {
    requireMember(list, id);
    store().removeRows(list::equals, row -> id.equalsIgnoreCase(row.string("id")));
  }

  /** The body, which must be an object. */
  String body() {
    try {
      return RawJson.requireObject(exchange.request().body());
    } catch (IllegalArgumentException e) {
      throw badRequest("Unable to read JSON request payload.");
    }
  }

  /** The body, which is optional. */
  String optionalBody() {
    return exchange.request().body().isBlank() ? "{}" : body();
  }

  /** A string in the body, or null. */
  static @Nullable String requiredText(String body, String member) {
    String value = RawJson.member(body, member);
    return value == null || !RawJson.isString(value) ? null : RawJson.unquote(value);
  }

  RequestRefusedException badRequest(String message) {
    Service service = target().route().service();
    return new RequestRefusedException(
        service == Service.DIRECTORY
            ? new ErrorBody(400, "Request_BadRequest", message)
            : ErrorBody.badRequest(service, Reason.BAD_REQUEST, message));
  }

  RequestRefusedException notFound() {
    return new RequestRefusedException(
        ErrorBody.notFound(target().route().service(), target().match().parameters().get(0)));
  }

  static Reply noContent() {
    return Reply.of(204, "", new byte[0]);
  }
}
