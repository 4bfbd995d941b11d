package org.dsr4j.graph.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.graph.catalogue.Read.list;
import static org.dsr4j.graph.catalogue.Read.single;
import static org.dsr4j.graph.catalogue.reading.SampleIdentities.person;
import static org.dsr4j.graph.model.GraphVersion.V1;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.byRequest;

import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.Read;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.spi.ReadOutcome;
import org.junit.jupiter.api.Test;

/** A refused property takes only itself away. */
class RefusedPropertiesTest {

  private static final String USER = "GET /v1.0/users/{userId}";
  private static final Read PROFILE =
      single(V1, "/users/{userId}").select("id", "aboutMe", "skills", "schools", "mySite", "mail");

  private final FakeGraph graph = new FakeGraph();
  private final Identity anna = person("anna").known();

  private CatalogueReadFixture read(Read read) {
    CatalogueEntry entry =
        CatalogueEntry.builder("a-source", "A source")
            .category(SourceCategory.END_USER_INFORMATION)
            .permissions("Some.Read.All")
            .changes(ChangeSupport.fact(), ChangeSupport.fact(), ChangeSupport.log())
            .match(byRequest(OBJECT_ID))
            .read(read)
            .build();
    return new CatalogueReadFixture(entry, anna).from(graph);
  }

  @Test
  void theRestOfTheObjectIsReadWithoutTheRefusedProperties() {
    graph
        .refuses(Set.of("aboutMe", "schools"), GraphError.FORBIDDEN, 400)
        .rows(USER, "{'id':'anna','skills':['java']}");

    CatalogueReadFixture reading = read(PROFILE);

    assertThat(reading.json()).containsExactly("{'id':'anna','skills':['java']}");
    assertThat(graph.selected.get(graph.selected.size() - 1)).isEqualTo("id,skills,mySite,mail");
    assertThat(reading.outcome.gaps())
        .extracting(ReadOutcome.SubjectGap::gap)
        .extracting(Gap::status)
        .containsOnly(LedgerStatus.NOT_READABLE)
        .hasSize(2);
    assertThat(reading.outcome.gaps().get(0).gap().detail())
        .contains("property aboutMe", "HTTP 400", "the source needs Some.Read.All");
  }

  @Test
  void aListIsReadWithoutTheRefusedPropertyAndEachRowOnce() {
    graph
        .refuses(Set.of("skills"), GraphError.NOT_AVAILABLE, 400)
        .rows("GET /v1.0/users/{userId}/notes", "{'id':'1'}", "{'id':'2'}");

    CatalogueReadFixture reading =
        read(list(V1, "/users/{userId}/notes").select("id", "skills", "mail"));

    assertThat(reading.json()).containsExactly("{'id':'1'}", "{'id':'2'}");
    assertThat(reading.codes()).containsExactly("graph.not-available");
  }

  @Test
  void aReadThatIsRefusedWhateverIsSelectedHasOneGap() {
    graph.refuses(Set.of("id"), GraphError.FORBIDDEN, 400).rows(USER, "{'id':'anna'}");

    assertThat(read(PROFILE).codes()).containsExactly("graph.forbidden");
    assertThat(graph.selected).containsExactly("id,aboutMe,skills,schools,mySite,mail", "id");
  }

  @Test
  void anUnknown400AndAnotherStatusAreNotSearched() {
    graph.refuses(Set.of("aboutMe"), GraphError.BAD_REQUEST, 400).rows(USER, "{'id':'anna'}");
    assertThat(read(PROFILE).codes()).containsExactly("graph.bad-request");
    graph.refuses(Set.of("aboutMe"), GraphError.FORBIDDEN, 403);
    assertThat(read(PROFILE).codes()).containsExactly("graph.forbidden");

    assertThat(graph.selected).hasSize(2);
  }

  @Test
  void aSearchThatFailsOtherwiseLeavesTheFirstRefusal() {
    graph
        .refuses(Set.of("aboutMe"), GraphError.FORBIDDEN, 400)
        .fails(USER, GraphError.SERVICE_FAILED, 503);

    CatalogueReadFixture reading = read(PROFILE);

    assertThat(reading.json()).isEmpty();
    assertThat(reading.codes()).containsExactly("graph.forbidden");
  }
}
