package org.dsr4j.intune.reports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of app protection name their columns themselves. */
class StatusTableReaderTest {

  private final RecordedTable table = new RecordedTable();

  private void read(String json) throws UnreadableBodyException {
    StatusTableReader.read(Content.ofJson(json.replace('\'', '"').getBytes(UTF_8)), table);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'x','content':{'header':['UserId','n'],'body':[{'values':['u1',1.10]},"
            + "{'values':[null,true]}]}}",
        "{'content':{'Body':[{'Values':['u1',1.10],'more':{'a':[1]}},{'Values':[null,true]}],"
            + "'Header':[{'columnName':'UserId','width':3},{'columnName':'n'}]}}",
      })
  void rowsBecomeObjectsByTheirHeader(String json) throws UnreadableBodyException {
    read(json);

    assertThat(table.columns).containsExactly(List.of("UserId", "n"));
    assertThat(table.rows).containsExactly("{'UserId':'u1','n':1.10}", "{'UserId':null,'n':true}");
  }

  @Test
  void aTableInsideATextIsATableToo() throws UnreadableBodyException {
    StatusTableReader.read(
        Content.object(
            answer ->
                answer.put(
                    "content", "{\"header\":[\"UserId\"],\"body\":[{\"values\":[\"u1\"]}]}")),
        table);

    assertThat(table.rows).containsExactly("{'UserId':'u1'}");
  }

  @Test
  void anEmptyBodyIsATableWithoutRows() throws UnreadableBodyException {
    read("{'content':{'header':['UserId'],'body':[]}}");

    assertThat(table.rows).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'content':null}",
        "{'content':'ada'}",
        "{'content':{'header':['UserId']}}",
        "{'content':{'header':[],'body':[]}}",
        "{'content':{'header':['UserId','UserId'],'body':[]}}",
        "{'content':{'header':[{'a':'UserId','b':'x'}],'body':[]}}",
        "{'content':{'header':[1],'body':[]}}",
        "{'content':{'header':['UserId'],'body':[{'values':[]}]}}",
        "{'content':{'header':['UserId'],'body':[{'values':['ada','x']}]}}",
        "{'content':{'header':['UserId'],'body':[{'values':[['ada']]}]}}",
        "{'content':{'header':['UserId'],'body':['ada']}}",
        "{'content':{'header':['UserId'],'body':[['ada']]}}",
      })
  void anInvalidTableIsAFailureAndNotAnEmptyResult(String json) {
    assertThatThrownBy(() -> read(json))
        .isInstanceOf(UnreadableBodyException.class)
        .hasMessageNotContaining("ada");
  }
}
