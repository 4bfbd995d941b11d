package org.dsr4j.graph.internal.paging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ScriptedGraph;
import org.dsr4j.graph.ScriptedReply;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Graph truncates linked objects inside rows at twenty without an error. */
class ExpandTruncationTest {

  private static final GraphRequest GROUPS =
      GraphRequest.get(GraphVersion.V1, "/groups").query("$expand", "members($select=id),owners");

  private static String row(String property, int items) {
    return "{\"id\":\"1\",\"" + property + "\":[" + "{},".repeat(items - 1) + "{}]}";
  }

  private static boolean cut(GraphRequest request, String row) {
    ExpandTruncationCheck check = ExpandTruncationCheck.of(request);
    check.check(Content.ofJson(row.getBytes(UTF_8)));
    return check.failure() != null;
  }

  @ParameterizedTest
  @CsvSource({
    "members, 19, false",
    "members, 20, true",
    "owners, 20, true",
    "businessPhones, 20, false",
  })
  void twentyLinkedObjectsMayBeMore(String property, int items, boolean cut) {
    assertThat(cut(GROUPS, row(property, items))).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({
    "/devices/{id}, true",
    "/users/{id}, true",
    "/deviceManagement/managedDevices, false",
    "/deviceAppManagement/mobileApps, false",
    "/users/{id}/managedAppRegistrations, false",
    "/users/{id}/managedDevices, false",
  })
  void onlyTheDirectoryStopsAtTwenty(String template, boolean cut) {
    GraphRequest request = GraphRequest.get(GraphVersion.V1, template).query("$expand", "links");

    assertThat(cut(request, row("links", 20))).isEqualTo(cut);
  }

  @Test
  void aNextLinkInsideARowIsAlwaysAGap() {
    GraphRequest request =
        GraphRequest.get(GraphVersion.V1, "/deviceManagement/x").query("$expand", "links");

    assertThat(cut(request, "{\"links\":[{}],\"links@odata.nextLink\":\"https://x\"}")).isTrue();
    assertThat(cut(request, "{\"links\":[],\"links@odata.nextLink\":null}")).isTrue();
    assertThat(cut(request, "{\"links\":[],\"other@odata.nextLink\":\"https://x\"}")).isFalse();
    assertThat(cut(request, "{\"a\":{\"links@odata.nextLink\":\"https://x\"}}")).isFalse();
  }

  @Test
  void withoutExpandNothingIsChecked() {
    assertThat(ExpandTruncationCheck.of(GraphRequest.get(GraphVersion.V1, "/groups"))).isNull();
  }

  @Test
  void rowsAndObjectsArriveAndTheGapIsReported() throws IOException {
    GraphRequest group =
        GraphRequest.get(GraphVersion.V1, "/groups/{id}")
            .path("id", "1")
            .query("$expand", "members");
    List<Content> rows = new ArrayList<>();
    try (ScriptedGraph server = new ScriptedGraph();
        GraphConnection graph = server.connect()) {
      server.answering(
          request ->
              request.path().endsWith("/1")
                  ? ScriptedReply.json(row("members", 20))
                  : ScriptedReply.page(row("members", 20), row("members", 1)));

      Optional<GraphFailure> gap = graph.rows(GROUPS, rows::add, new Cancellation());
      ObjectResult answer = graph.object(group, new Cancellation());

      assertThat(rows).hasSize(2);
      assertThat(gap).map(GraphFailure::error).contains(GraphError.EXPAND_TRUNCATED);
      assertThat(answer.content()).isNotNull();
      assertThat(answer.failure())
          .extracting(GraphFailure::error)
          .isEqualTo(GraphError.EXPAND_TRUNCATED);
    }
  }
}
