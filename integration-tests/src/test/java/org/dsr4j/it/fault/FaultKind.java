package org.dsr4j.it.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.dsr4j.testkit.FaultScript;
import org.dsr4j.testkit.TokenRequestFaults;

/**
 * One line of the fault matrix: a fault, as scripts for the requests in which it can happen.
 *
 * @param name the name on the page
 * @param graph the fault in an answer of Graph
 * @param token the fault in an answer of the authority, or null when it cannot happen there
 * @param appliesToWrite whether it can happen to a write
 * @param appliesToDownload whether it can happen to a download
 */
record FaultKind(
    String name,
    Consumer<FaultScript> graph,
    Consumer<TokenRequestFaults> token,
    boolean appliesToWrite,
    boolean appliesToDownload) {

  private static final String STALLS = "body stalls";
  private static final Duration LONGER_THAN_ANY_PATIENCE = Duration.ofMinutes(5);

  /**
   * Short if the answer never arrives, otherwise long, so that a slow machine does not cause a
   * fault.
   */
  Duration maxWait() {
    return name.equals(STALLS) ? Duration.ofSeconds(1) : Duration.ofSeconds(30);
  }

  static List<FaultKind> all() {
    List<FaultKind> kinds = new ArrayList<>();
    retryAfterForms()
        .forEach(
            (name, value) ->
                kinds.add(everywhere("429, Retry-After " + name, s -> s.throttle(value), 429)));
    kinds.add(everywhere("429 without Retry-After", FaultScript::throttle, 429));
    for (int status : List.of(400, 403, 404, 408, 409, 423, 500, 502, 503, 504)) {
      kinds.add(everywhere("" + status, script -> script.reply(status), status));
    }
    kinds.add(everywhere("503, Retry-After 0.01", script -> script.reply(503, "0.01"), 503));
    kinds.add(new FaultKind("502 in HTML", s -> s.html(502), t -> t.html(502), true, true));
    kinds.add(new FaultKind("500 without body", s -> s.emptyBody(500), null, true, true));
    kinds.add(new FaultKind("200 without body", FaultScript::emptyBody, null, false, true));
    kinds.add(new FaultKind("body cut", FaultScript::cutBody, null, false, true));
    kinds.add(new FaultKind("connection cut", FaultScript::cutConnection, null, false, true));
    kinds.add(
        new FaultKind(
            "connection reset", FaultScript::reset, TokenRequestFaults::reset, true, true));
    kinds.add(new FaultKind(STALLS, s -> s.slowBody(LONGER_THAN_ANY_PATIENCE), null, false, true));
    kinds.add(listing("claims challenge", FaultScript::claimsChallenge, true));
    kinds.add(listing("token expired", FaultScript::expiredToken, true));
    kinds.add(listing("page token expired", FaultScript::expiredPageToken, false));
    kinds.add(listing("page token invalid", FaultScript::invalidPageToken, false));
    kinds.add(
        listing("link to another host", s -> s.foreignNextLink("https://evil.example/"), false));
    kinds.add(listing("link to itself", FaultScript::loopingNextLink, false));
    kinds.add(listing("list without value", FaultScript::omitValue, false));
    return List.copyOf(kinds);
  }

  private static Map<String, String> retryAfterForms() {
    Map<String, String> forms = new LinkedHashMap<>();
    forms.put("a fraction", "0.01");
    forms.put("two numbers", "0,0.02");
    forms.put("zero", "0");
    forms.put("negative", "-5");
    forms.put("a date that is past", "Mon, 05 Jan 2015 10:00:00 GMT");
    forms.put("a date far away", "Fri, 31 Dec 9999 23:59:59 GMT");
    forms.put("ten minutes", "600");
    forms.put("no number at all", "soon");
    return forms;
  }

  private static FaultKind everywhere(String name, Consumer<FaultScript> fault, int status) {
    return new FaultKind(name, fault, token -> token.reply(status), true, true);
  }

  private static FaultKind listing(String name, Consumer<FaultScript> fault, boolean write) {
    return new FaultKind(name, fault, null, write, false);
  }
}
