package org.dsr4j.graph.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.graph.GraphVersion.V1;
import static org.dsr4j.graph.catalogue.Read.list;

import java.time.Instant;
import java.util.Map;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.Test;

class RequestsTest {

  private static final AuditWindow ALL = new AuditWindow(Window.all());

  @Test
  void quotesAreDoubledInFilters() {
    ReadFacts read = list(V1, "/logs").filter("actor/upn eq {userPrincipalName}").facts();

    String filter =
        Requests.filter(
            read, Map.of("userPrincipalName", "o'brien@contoso.com"), ALL, Requests.Query.FULL);

    assertThat(filter).isEqualTo("actor/upn eq 'o''brien@contoso.com'");
  }

  @Test
  void namesInBracesInsideAValueAreNotFilledAgain() {
    ReadFacts read = list(V1, "/logs").filter("a eq {userId} or b eq {userPrincipalName}").facts();

    String filter =
        Requests.filter(
            read,
            Map.of("userId", "{userPrincipalName}", "userPrincipalName", "x"),
            ALL,
            Requests.Query.FULL);

    assertThat(filter).isEqualTo("a eq '{userPrincipalName}' or b eq 'x'");
  }

  @Test
  void theWindowOfAnAuditJoinsTheFilter() {
    Window january =
        Window.between(
            Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
    ReadFacts read = list(V1, "/logs").filter("a eq {userId}").dated("at").facts();
    Map<String, String> values = Map.of("userId", "1");

    assertThat(Requests.filter(read, values, new AuditWindow(january), Requests.Query.FULL))
        .isEqualTo("a eq '1' and at ge 2026-01-01T00:00:00Z and at lt 2026-02-01T00:00:00Z");
    assertThat(
            Requests.filter(read, values, new AuditWindow(january), Requests.Query.WITHOUT_WINDOW))
        .isEqualTo("a eq '1'");
    assertThat(
            Requests.filter(
                list(V1, "/logs").facts(), values, new AuditWindow(january), Requests.Query.FULL))
        .isEmpty();
  }

  @Test
  void selectionsDifferByCloud() {
    Selection selection = Selection.of("id", "a", "b").without("govsg", "b");

    assertThat(selection.in("global")).containsExactly("id", "a", "b");
    assertThat(selection.in("govsg")).containsExactly("id", "a");
    assertThat(list(V1, "/x").select(selection).facts().requests("govsg"))
        .containsExactly("GET /v1.0/x?$select=id,a");
  }
}
