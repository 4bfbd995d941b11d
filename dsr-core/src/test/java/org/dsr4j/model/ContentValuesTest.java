package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.PropertyCheck;
import org.dsr4j.model.RandomJson.Items;
import org.dsr4j.model.RandomJson.Node;
import org.dsr4j.model.RandomJson.Prop;
import org.dsr4j.model.RandomJson.Props;
import org.dsr4j.model.RandomJson.Scalar;
import org.junit.jupiter.api.Test;

class ContentValuesTest {

  private static Content json(String text) {
    return Content.ofJson(text.getBytes(UTF_8));
  }

  @Test
  void stringsAreDecodedAndOthersAreLexemes() {
    Content content = json("{\"a\":\"\\u00e9\",\"b\":1.10,\"c\":true,\"d\":1E+2}");

    assertThat(content.text("a")).contains("é");
    assertThat(content.text("b")).contains("1.10");
    assertThat(content.text("c")).contains("true");
    assertThat(content.text("d")).contains("1E+2");
  }

  @Test
  void absentAndNullPropertiesHaveNoValue() {
    assertThat(json("{\"a\":null}").text("a")).isEmpty();
    assertThat(json("{}").text("a")).isEmpty();
    assertThat(json("{\"a\":null,\"a\":1}").text("a")).contains("1");
  }

  @Test
  void arraysAreTraversed() {
    Content content = json("{\"r\":[{\"id\":\"1\"},{\"id\":\"2\"},[{\"id\":\"3\"}]]}");

    assertThat(content.values(FieldPath.of("r[]/id"))).containsExactly("1", "2", "3");
    assertThat(content.values(FieldPath.of("r/id"))).containsExactly("1", "2", "3");
  }

  @Test
  void aPathIsAPositionAndNotAPropertyName() {
    Content content = json("{\"id\":\"outer\",\"owner\":{\"id\":\"inner\"}}");

    assertThat(content.values(FieldPath.of("id"))).containsExactly("outer");
    assertThat(content.values(FieldPath.of("owner/id"))).containsExactly("inner");
  }

  @Test
  void caseCountsInNames() {
    assertThat(json("{\"Id\":\"1\"}").text("id")).isEmpty();
  }

  @Test
  void anObjectIsNoValue() {
    assertThat(json("{\"a\":{\"b\":1}}").values(FieldPath.of("a"))).isEmpty();
  }

  @Test
  void theValuesOfAnyObjectAreThoseInItsTree() {
    PropertyCheck.holds(
        3_000,
        random -> {
          RandomJson json = new RandomJson(random);
          Props object = json.object();
          FieldPath path = json.path();
          List<String> expected = new ArrayList<>();
          collect(object, path.segments(), expected);

          assertThat(json(json.spaced(object)).values(path)).isEqualTo(expected);
        });
  }

  private static void collect(Node node, List<String> path, List<String> found) {
    if (node instanceof Items items) {
      items.nodes().forEach(item -> collect(item, path, found));
    } else if (node instanceof Props props && !path.isEmpty()) {
      for (Prop prop : props.props()) {
        if (prop.name().meaning().equals(path.get(0))) {
          collect(prop.value(), path.subList(1, path.size()), found);
        }
      }
    } else if (node instanceof Scalar scalar && path.isEmpty() && !scalar.isNull()) {
      found.add(scalar.meaning().isEmpty() ? bare(scalar) : scalar.meaning());
    }
  }

  private static String bare(Scalar scalar) {
    return scalar.lexeme().replace("\"", "");
  }
}
