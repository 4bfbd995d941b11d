package org.dsr4j.testkit;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.dsr4j.testkit.internal.fault.Replacement;
import org.dsr4j.testkit.internal.fault.ResponseOverrides;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.schema.PublishedVersion;

/**
 * Replaces the answers of a simulated tenant and sets how it treats filters; see {@link
 * SimulatedTenant#answers}. Safe for use by several threads.
 */
public final class SimulatedAnswers {

  private final ResponseOverrides book;
  private final UnaryOperator<String> paths;

  SimulatedAnswers(ResponseOverrides book, UnaryOperator<String> paths) {
    this.book = book;
    this.paths = paths;
  }

  /**
   * Makes a path answer exactly these items in place of the tenant's own rows, neither filtered nor
   * projected. A list returns all of them, paged as usual. A single object is the item that the
   * path's last id names, or the first item if no id matches.
   *
   * @param version {@code v1.0} or {@code beta}
   * @param path a template, with any parameter names, or a concrete path
   * @param items one JSON object each
   * @return this object
   */
  public SimulatedAnswers serveItems(String version, String path, List<String> items) {
    items.forEach(RawJson::requireObject);
    return replace(version, path, new Replacement.Items(items));
  }

  /**
   * Makes a path answer exactly this body, byte for byte.
   *
   * @param version {@code v1.0} or {@code beta}
   * @param path a published template or a concrete path
   * @param body the whole body
   * @return this object
   */
  public SimulatedAnswers serveBody(String version, String path, byte[] body) {
    byte[] copy = body.clone();
    return respond(
        version, path, request -> SimulatedResponse.bytes(200, "application/json", copy));
  }

  /**
   * Makes a responder answer the reads of a path, or only some of them. Tokens, paths and methods
   * are still checked; the responder itself must handle query options, and its page links may have
   * any query. Writes: {@link FaultScript#respond(Responder)}.
   *
   * @param version {@code v1.0} or {@code beta}
   * @param path a published template or a concrete path
   * @param responder the responder
   * @return this object
   */
  public SimulatedAnswers respond(String version, String path, Responder responder) {
    Objects.requireNonNull(responder, "responder");
    return replace(
        version,
        path,
        new Replacement.Answer(
            request -> responder.respond(RecordedRequests.unanswered(request)).replyOrNull()));
  }

  /**
   * Passes every response with a valid token, and every download of a report, to a function that
   * can damage it. Effects of writes have happened then.
   *
   * @param function receives the request, with its status, and the response, and returns the
   *     response to send; the same one leaves it unchanged, also faults of the connection
   * @return this object
   */
  public SimulatedAnswers rewrite(
      BiFunction<RecordedRequest, SimulatedResponse, SimulatedResponse> function) {
    Objects.requireNonNull(function, "function");
    book.rewrite(
        (request, reply) -> {
          SimulatedResponse given = SimulatedResponse.of(reply);
          SimulatedResponse sent = function.apply(RecordedRequests.recorded(request), given);
          Reply changed = sent == given ? reply : sent.replyOrNull();
          return changed == null ? reply : changed;
        });
    return this;
  }

  /**
   * Changes the rows that a path answers, in both versions: {@code
   * rows("/deviceManagement/windowsAutopilotDeviceIdentities").inLists().without("userPrincipalName")}.
   *
   * @param path a published template or a concrete path, without version; of a list or of a single
   *     object
   * @return the rows
   */
  public SimulatedRows rows(String path) {
    return new SimulatedRows(book.rowEdits(), paths.apply(path), false);
  }

  /**
   * Sets whether filters are accepted and then ignored, so that the rows of all users are returned.
   *
   * @param ignore whether filters are ignored
   * @return this object
   */
  public SimulatedAnswers ignoreFilters(boolean ignore) {
    book.ignoreFilters(ignore);
    return this;
  }

  /**
   * Makes a path refuse every filter with status 400.
   *
   * @param path a published template or a concrete path, without version
   * @return this object
   */
  public SimulatedAnswers refuseFilters(String path) {
    book.refuseFilters(paths.apply(path));
    return this;
  }

  /**
   * Sets whether every path refuses every filter with status 400.
   *
   * @param refuse whether filters are refused
   * @return this object
   */
  public SimulatedAnswers refuseFilters(boolean refuse) {
    book.refuseFilters(refuse);
    return this;
  }

  /**
   * Sets whether properties that need an additional permission, such as {@code
   * customSecurityAttributes}, are omitted without an error when the token lacks it. If permissions
   * are enforced, they are always omitted: see {@link SimulatedTenant#enforcePermissions}.
   *
   * @param hide whether they are left out
   * @return this object
   */
  public SimulatedAnswers nullWithoutPermission(boolean hide) {
    book.hideValuesWithoutPermission(hide);
    return this;
  }

  /**
   * Sets whether dates that a service updates automatically, such as {@code lastSyncDateTime}, are
   * different at every read. Dates in rows that a test gave as text do not change.
   *
   * @param churn whether they change
   * @return this object
   */
  public SimulatedAnswers volatileFields(boolean churn) {
    book.volatileDates().enable(churn);
    return this;
  }

  private SimulatedAnswers replace(String version, String path, Replacement replacement) {
    PublishedVersion.require(version);
    book.replace(version + paths.apply(path), replacement);
    return this;
  }
}
