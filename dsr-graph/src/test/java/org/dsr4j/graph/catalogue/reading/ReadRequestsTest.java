package org.dsr4j.graph.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.model.GraphVersion.V1;

import java.time.Instant;
import java.util.Map;
import org.dsr4j.graph.catalogue.PropertySelection;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.Test;

class ReadRequestsTest {

  private static final AuditWindowFilter ALL = new AuditWindowFilter(Window.all());

  @Test
  void quotesAreDoubledInFilters() {
    ReadFacts read = list(V1, "/logs").filter("actor/upn eq {userPrincipalName}").facts();

    String filter =
        ReadRequests.filter(
            read, Map.of("userPrincipalName", "o'brien@contoso.com"), ALL, ReadRequests.Query.FULL);

    assertThat(filter).isEqualTo("actor/upn eq 'o''brien@contoso.com'");
  }

  @Test
  void namesInBracesInsideAValueAreNotFilledAgain() {
    ReadFacts read = list(V1, "/logs").filter("a eq {userId} or b eq {userPrincipalName}").facts();

    String filter =
        ReadRequests.filter(
            read,
            Map.of("userId", "{userPrincipalName}", "userPrincipalName", "x"),
            ALL,
            ReadRequests.Query.FULL);

    assertThat(filter).isEqualTo("a eq '{userPrincipalName}' or b eq 'x'");
  }

  @Test
  void theWindowOfAnAuditJoinsTheFilter() {
    Window january =
        Window.between(
            Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-02-01T00:00:00Z"));
    ReadFacts read = list(V1, "/logs").filter("a eq {userId}").dated("at").facts();
    Map<String, String> values = Map.of("userId", "1");

    assertThat(
            ReadRequests.filter(
                read, values, new AuditWindowFilter(january), ReadRequests.Query.FULL))
        .isEqualTo("a eq '1' and at ge 2026-01-01T00:00:00Z and at lt 2026-02-01T00:00:00Z");
    assertThat(
            ReadRequests.filter(
                read, values, new AuditWindowFilter(january), ReadRequests.Query.WITHOUT_WINDOW))
        .isEqualTo("a eq '1'");
    assertThat(
            ReadRequests.filter(
                list(V1, "/logs").facts(),
                values,
                new AuditWindowFilter(january),
                ReadRequests.Query.FULL))
        .isEmpty();
  }

  @Test
  void selectionsDifferByCloud() {
    PropertySelection selection = PropertySelection.of("id", "a", "b").without("govsg", "b");

    assertThat(selection.in("global")).containsExactly("id", "a", "b");
    assertThat(selection.in("govsg")).containsExactly("id", "a");
    assertThat(list(V1, "/x").select(selection).facts().requests("govsg"))
        .containsExactly("GET /v1.0/x?$select=id,a");
  }
}
