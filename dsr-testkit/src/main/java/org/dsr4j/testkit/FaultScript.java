package org.dsr4j.testkit;

import java.time.Duration;
import java.util.Objects;
import org.dsr4j.testkit.internal.fault.FaultRegistry;
import org.dsr4j.testkit.internal.fault.FaultRegistry.Trigger;
import org.dsr4j.testkit.internal.fault.ScriptedFault;
import org.dsr4j.testkit.internal.json.RawJson;

/**
 * The faults of one path. Every method that names a fault activates it immediately. Without {@link
 * #times} the fault stays active until it is cleared, unless {@link Faults#onNth} began the script.
 * Immutable.
 *
 * <p>Scripts apply to writes and to the items of a batch as to any request. To inject connection
 * faults or slow bodies, script the batch itself: {@code on("/$batch")}.
 */
public final class FaultScript {

  private final FaultRegistry book;
  private final Trigger trigger;

  FaultScript(FaultRegistry book, Trigger trigger) {
    this.book = book;
    this.trigger = trigger;
  }

  /**
   * {@return a script that waits for one page of a list, counted from one}
   *
   * @param number the number of the page
   */
  public FaultScript onPage(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("pages are counted from one, not " + number);
    }
    return with(trigger.method(), number, trigger.times());
  }

  /**
   * {@return a script that waits for one HTTP method}
   *
   * @param name the method, in upper case
   */
  public FaultScript onMethod(String name) {
    return with(Objects.requireNonNull(name, "name"), trigger.page(), trigger.times());
  }

  /**
   * {@return a script that waits for requests that select a property; other requests to the path
   * are answered as before}
   *
   * @param property one of the names in {@code $select}
   */
  public FaultScript onSelect(String property) {
    Objects.requireNonNull(property, "property");
    return new FaultScript(
        book,
        new Trigger(
            trigger.path(),
            trigger.method(),
            trigger.page(),
            trigger.nth(),
            trigger.times(),
            property));
  }

  /**
   * {@return a script whose fault is applied this often and then never again}
   *
   * @param count how often
   */
  public FaultScript times(int count) {
    Faults.requireCount(count);
    return with(trigger.method(), trigger.page(), count);
  }

  /**
   * Answers with a status and the error body that the path's service sends with it.
   *
   * @param status a status from 400 to 599
   */
  public void reply(int status) {
    Faults.requireError(status);
    add(new ScriptedFault.Status(status, null));
  }

  /**
   * Answers with a status, the error body that the path's service sends with it, and a Retry-After
   * header.
   *
   * @param status a status from 400 to 599
   * @param retryAfter the header's value, sent as given
   */
  public void reply(int status, String retryAfter) {
    Faults.requireError(status);
    add(new ScriptedFault.Status(status, Objects.requireNonNull(retryAfter, "retryAfter")));
  }

  /**
   * Answers with a status, and a code and a message of the test's choosing in Graph's form.
   *
   * @param status a status from 400 to 599
   * @param code the error code
   * @param message the message
   */
  public void error(int status, String code, String message) {
    Faults.requireError(status);
    respond(
        SimulatedResponse.json(
            status,
            "{\"error\":{\"code\":"
                + RawJson.quote(code)
                + ",\"message\":"
                + RawJson.quote(message)
                + "}}"));
  }

  /**
   * Answers with a complete response of the test's choosing. A write has no effect then.
   *
   * @param response the response, sent as given
   */
  public void respond(SimulatedResponse response) {
    respond(request -> response);
  }

  /**
   * Lets a responder answer, or leave a request to the tenant with {@link
   * SimulatedResponse#asBefore}. A write that the responder answers has no effect.
   *
   * @param responder receives the requests of this script; {@link #times} counts all of them
   */
  public void respond(Responder responder) {
    Objects.requireNonNull(responder, "responder");
    add(
        new ScriptedFault.Answer(
            request -> responder.respond(RecordedRequests.unanswered(request)).replyOrNull()));
  }

  /**
   * Refuses as Intune refuses an application without permission, role or licence: with 401, {@code
   * UnknownError}, "Forbidden" within the message, and no {@code WWW-Authenticate}.
   */
  public void unauthorizedByIntune() {
    add(new ScriptedFault.Unauthorized());
  }

  /** Answers 429 without a Retry-After header. */
  public void throttle() {
    reply(429);
  }

  /**
   * Answers 429 with this Retry-After header, sent as given, even if it makes no sense.
   *
   * @param retryAfter the header's value
   */
  public void throttle(String retryAfter) {
    add(new ScriptedFault.Status(429, Objects.requireNonNull(retryAfter, "retryAfter")));
  }

  /**
   * Answers with a status and an HTML page, as a proxy between client and service would.
   *
   * @param status a status from 400 to 599
   */
  public void html(int status) {
    add(new ScriptedFault.Html(status));
  }

  /** Answers 200 without a body. */
  public void emptyBody() {
    emptyBody(200);
  }

  /**
   * Answers with a status and no body.
   *
   * @param status the status
   */
  public void emptyBody(int status) {
    add(new ScriptedFault.EmptyBody(status));
  }

  /** Refuses the token, with 401 and a claims challenge, as continuous access evaluation does. */
  public void claimsChallenge() {
    add(new ScriptedFault.ClaimsChallenge());
  }

  /** Refuses the token as expired, with 401 and {@code InvalidAuthenticationToken}. */
  public void expiredToken() {
    add(new ScriptedFault.ExpiredToken());
  }

  /** Refuses the page token as expired, with 400 and {@code Directory_ExpiredPageToken}. */
  public void expiredPageToken() {
    add(new ScriptedFault.ExpiredPageToken());
  }

  /** Refuses the page token as unsupported, with 400 and {@code Request_UnsupportedQuery}. */
  public void invalidPageToken() {
    add(new ScriptedFault.InvalidPageToken());
  }

  /** Resets the connection before anything is answered. */
  public void reset() {
    add(new ScriptedFault.Reset());
  }

  /** Cuts the JSON off in the middle of an item. The HTTP response itself is complete. */
  public void cutBody() {
    add(new ScriptedFault.TruncatedBody());
  }

  /** Closes the connection in the middle of an item, before the announced length is reached. */
  public void cutConnection() {
    add(new ScriptedFault.ClosedConnection());
  }

  /**
   * Begins to answer and takes this long to send the body.
   *
   * @param time how long the body takes
   */
  public void slowBody(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a slow body takes some time");
    }
    add(new ScriptedFault.SlowBody(time));
  }

  /**
   * Sends pages with this link to the next page, the last page included.
   *
   * @param link the link, sent as given
   */
  public void foreignNextLink(String link) {
    add(new ScriptedFault.NextLink(Objects.requireNonNull(link, "link")));
  }

  /** Sends a page whose link to the next page leads back to the same page. */
  public void loopingNextLink() {
    add(new ScriptedFault.LoopingLink());
  }

  /** Sends a page without its {@code value}. */
  public void omitValue() {
    add(new ScriptedFault.OmittedValue());
  }

  /**
   * Puts an empty page, with a link to the next, before the page that would have come.
   *
   * @throws IllegalStateException without {@link #onPage}, because the list would never end
   */
  public void emptyPage() {
    if (trigger.page() == 0) {
      throw new IllegalStateException("say onPage(number) before emptyPage()");
    }
    add(new ScriptedFault.EmptyPage());
  }

  /** Forgets the scripts of this path. */
  public void clear() {
    book.clear(trigger.path());
  }

  private void add(ScriptedFault fault) {
    book.add(trigger, fault);
  }

  private FaultScript with(String method, int page, int times) {
    return new FaultScript(
        book, new Trigger(trigger.path(), method, page, trigger.nth(), times, trigger.select()));
  }
}
