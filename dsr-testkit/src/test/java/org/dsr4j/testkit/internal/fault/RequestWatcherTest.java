package org.dsr4j.testkit.internal.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.dsr4j.testkit.GraphClient.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.dsr4j.testkit.GraphClient;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.RequestWatcher;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RequestWatcherTest {

  private SimulatedTenant tenant;
  private GraphClient graph;
  private String user;

  @BeforeEach
  void start() {
    tenant = SimulatedTenant.start();
    graph = new GraphClient(tenant);
    user = "/v1.0/users/" + tenant.user("person").objectId();
  }

  @AfterEach
  void stop() {
    tenant.close();
  }

  /** Records the requests that it receives, and cuts the configured ones. */
  private static final class Watcher implements RequestWatcher {

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final Predicate<RecordedRequest> before;
    private final Predicate<RecordedRequest> after;

    Watcher(Predicate<RecordedRequest> before, Predicate<RecordedRequest> after) {
      this.before = before;
      this.after = after;
    }

    @Override
    public Verdict beforeEffect(RecordedRequest request) {
      seen.add("> " + line(request));
      return before.test(request) ? Verdict.DISCONNECT : Verdict.PROCEED;
    }

    @Override
    public Verdict afterEffect(RecordedRequest request) {
      seen.add("< " + line(request));
      return after.test(request) ? Verdict.DISCONNECT : Verdict.PROCEED;
    }

    private static String line(RecordedRequest request) {
      return request.method() + " " + request.path() + " " + request.status();
    }
  }

  private Watcher watch(Predicate<RecordedRequest> before, Predicate<RecordedRequest> after) {
    Watcher watcher = new Watcher(before, after);
    tenant.watch(watcher);
    return watcher;
  }

  private static Predicate<RecordedRequest> nothing() {
    return request -> false;
  }

  private static Predicate<RecordedRequest> method(String method) {
    return request -> request.method().equals(method);
  }

  @Test
  void receivesEachRequestBeforeAndAfterItsEffect() {
    Watcher watcher = watch(nothing(), nothing());

    graph.send("PATCH", user, json("{'city':'Gent'}"));
    graph.get("/v1.0/users/nobody");

    assertThat(watcher.seen)
        .containsExactly(
            "> PATCH " + user.substring(5) + " 0",
            "< PATCH " + user.substring(5) + " 204",
            "> GET /users/nobody 0",
            "< GET /users/nobody 404");
  }

  @Test
  void cutsBeforeAnyEffect() {
    Watcher watcher = watch(method("DELETE"), nothing());

    assertThatThrownBy(() -> graph.sendOrFail("DELETE", user)).isInstanceOf(IOException.class);

    assertThat(graph.get(user).status()).isEqualTo(200);
    assertThat(watcher.seen).noneMatch(line -> line.startsWith("< DELETE"));
    assertThat(tenant.requests().get(0).status()).isEqualTo(500);
  }

  @Test
  void cutsAfterTheEffect() {
    watch(nothing(), method("DELETE"));

    assertThatThrownBy(() -> graph.sendOrFail("DELETE", user)).isInstanceOf(IOException.class);

    assertThat(graph.get(user).status()).isEqualTo(404);
    assertThat(tenant.requests().get(0).status()).isEqualTo(204);
  }

  @Test
  void isRemovedByNullAndByUnwatch() {
    Watcher watcher = watch(nothing(), nothing());
    tenant.unwatch();
    graph.get(user);
    tenant.watch(watcher).watch(null);
    graph.get(user);

    assertThat(watcher.seen).isEmpty();
  }

  @Test
  void isRemovedByAReset() {
    Watcher watcher = watch(nothing(), nothing());
    tenant.reset();
    graph.get("/v1.0/users");

    assertThat(watcher.seen).isEmpty();
  }

  @Test
  void cutsTheWholeBatchWithOneOfItsItems() {
    tenant.user("second");
    Watcher watcher = watch(nothing(), request -> request.path().endsWith("second@contoso.com"));
    String batch =
        "{'requests':[{'id':'1','method':'DELETE','url':'/users/person@contoso.com'},"
            + "{'id':'2','method':'DELETE','url':'/users/second@contoso.com'},"
            + "{'id':'3','method':'GET','url':'/users'}]}";

    assertThatThrownBy(() -> graph.send("POST", "/v1.0/$batch", json(batch)))
        .isInstanceOf(UncheckedIOException.class);

    assertThat(watcher.seen)
        .startsWith(
            "> POST /$batch 0",
            "> DELETE /users/person@contoso.com 0",
            "< DELETE /users/person@contoso.com 204",
            "> DELETE /users/second@contoso.com 0",
            "< DELETE /users/second@contoso.com 204")
        .noneMatch(line -> line.startsWith("< POST") || line.endsWith("/users 0"));
    tenant.unwatch();
    assertThat(graph.get("/v1.0/users").ids()).as("both are deleted").isEmpty();
  }

  @Test
  void receivesNoUnauthorizedRequestsAndNoneOfTheOtherTenant() {
    Watcher watcher = watch(nothing(), nothing());
    new GraphClient(tenant, "Bearer invalid").get(user);
    new GraphClient(tenant.neighbour()).get("/v1.0/users");

    assertThat(watcher.seen).isEmpty();
  }

  @Test
  void canChangeTheTenantBetweenTwoRequests() {
    SimulatedUser person = tenant.user("person");
    watch(
        request -> {
          person.displayName("Changed meanwhile");
          return false;
        },
        nothing());

    assertThat(graph.get(user).text()).contains("Changed meanwhile");
  }
}
