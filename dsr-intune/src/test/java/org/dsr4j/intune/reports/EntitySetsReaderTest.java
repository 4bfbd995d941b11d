package org.dsr4j.intune.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.internal.paging.JsonStreamWalker;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Intune's own export contains sets of elements, with properties in any order. */
class EntitySetsReaderTest {

  private final List<String> got = new ArrayList<>();

  private EntitySetsReader read(String json) throws IOException {
    EntitySetsReader sets =
        new EntitySetsReader(
            (set, element) -> got.add(set + new String(element.bytes(), UTF_8).replace('"', '\'')));
    JsonStreamWalker.walk(
        new ByteArrayInputStream(json.replace('\'', '"').getBytes(UTF_8)), 20 << 20, sets);
    sets.nextLink();
    return sets;
  }

  @Test
  void eachElementIsHandedOnUnderItsSetsName() throws IOException {
    EntitySetsReader page =
        read(
            "{'value':[{'displayName':'Users','data':[{'Id':'u','n':1.0}]},"
                + "{'data':[{'a':1},{'a':2}],'displayName':'Devices','x':[[1]]},"
                + "{'displayName':'None','data':[]},{'displayName':'Null','data':null}],"
                + "'@odata.nextLink':'https://a.example/2'}");

    assertThat(got).containsExactly("Users{'Id':'u','n':1.0}", "Devices{'a':1}", "Devices{'a':2}");
    assertThat(page.nextLink()).isEqualTo("https://a.example/2");
  }

  @Test
  void aPageWithoutLinkIsTheLast() throws IOException {
    assertThat(read("{'value':[]}").nextLink()).isNull();
  }

  @Test
  void aSetWithoutNameIsStillRead() throws IOException {
    read("{'value':[{'data':[{'a':1}]}]}");

    assertThat(got).containsExactly("unnamed{'a':1}");
  }

  @Test
  void aSetThatIsNamedTooLateIsTooLarge() {
    String element = "{'a':'" + "x".repeat(1 << 20) + "'},";

    assertThatThrownBy(
            () -> read("{'value':[{'data':[" + element.repeat(17) + "{}],'displayName':'A'}]}"))
        .isInstanceOfSatisfying(
            UnreadableBodyException.class,
            e -> assertThat(e.failure().error()).isEqualTo(GraphError.TOO_LARGE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{'value':{}}",
        "{'value':'ada'}",
        "{'value':['ada']}",
        "{'value':[[]]}",
        "{'value':[{'displayName':'A','data':{'ada':1}}]}",
        "{'value':[{'displayName':'A','data':['ada']}]}",
        "{'value':[],'nextLink':'x'}",
        "{'value':[],'nextLink':{'url':'x'}}",
        "{'value':[],'@odata.nextLink':null}",
        "{'value':[],'@odata.nextLink':1}",
        "{'value':[],'@odata.nextLink':['x']}",
        "{'value':[],'error':{}}",
        "{'value':[{'displayName':'a'}]}",
        "{'value':[{'code':'x','message':'y'}]}",
        "{'value':[{'displayName':'a','data':[]},{'displayName':'b'}]}",
        "{'value':[{'displayName':'a','data':7}]}",
      })
  void anInvalidExportIsAFailureAndNotAnEmptyResult(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UnreadableBodyException.class)
        .hasMessageNotContaining("ada");
  }
}
