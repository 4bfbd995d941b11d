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

class ContentWithholdTest {

  private static final Scalar MARKER = new Scalar("\"[withheld]\"", "[withheld]");

  private static Content.Withheld withhold(String json, String... paths) {
    return Content.ofJson(json.getBytes(UTF_8))
        .withhold(java.util.Arrays.stream(paths).map(FieldPath::of).toList());
  }

  private static String text(Content.Withheld rest) {
    return new String(rest.content().bytes(), UTF_8);
  }

  @Test
  void aValueIsReplacedAndTheRestStays() {
    Content.Withheld rest = withhold("{\"a\":1.10,\"key\":\"s3cret\",\"b\":null}", "key");

    assertThat(text(rest)).isEqualTo("{\"a\":1.10,\"key\":\"[withheld]\",\"b\":null}");
    assertThat(rest.paths()).containsExactly(FieldPath.of("key"));
  }

  @Test
  void valuesOfEveryTypeAreReplacedWhole() {
    assertThat(text(withhold("{\"k\":123}", "k"))).isEqualTo("{\"k\":\"[withheld]\"}");
    assertThat(text(withhold("{\"k\":true}", "k"))).isEqualTo("{\"k\":\"[withheld]\"}");
    assertThat(text(withhold("{\"k\":{\"v\":[1]}}", "k"))).isEqualTo("{\"k\":\"[withheld]\"}");
    assertThat(text(withhold("{\"k\":[1,2]}", "k"))).isEqualTo("{\"k\":\"[withheld]\"}");
    assertThat(text(withhold("{\"k\":\"\"}", "k"))).isEqualTo("{\"k\":\"[withheld]\"}");
  }

  @Test
  void nullsAreKeptAndNotCounted() {
    Content.Withheld rest = withhold("{\"k\":null}", "k");

    assertThat(text(rest)).isEqualTo("{\"k\":null}");
    assertThat(rest.paths()).isEmpty();
  }

  @Test
  void everyOccurrenceIsReplacedAndCounted() {
    Content.Withheld rest =
        withhold("{\"r\":[{\"k\":1},{\"k\":2},{\"x\":3}],\"k\":4,\"k\":5}", "r[]/k", "k");

    assertThat(text(rest))
        .isEqualTo(
            "{\"r\":[{\"k\":\"[withheld]\"},{\"k\":\"[withheld]\"},{\"x\":3}],"
                + "\"k\":\"[withheld]\",\"k\":\"[withheld]\"}");
    assertThat(rest.paths())
        .containsExactly(
            FieldPath.of("r/k"), FieldPath.of("r/k"), FieldPath.of("k"), FieldPath.of("k"));
  }

  @Test
  void anEscapedNameIsTheSameName() {
    assertThat(text(withhold("{\"\\u006bey\":\"s3cret\"}", "key")))
        .isEqualTo("{\"\\u006bey\":\"[withheld]\"}");
  }

  @Test
  void overlappingPathsReplaceTheOuterValueOnce() {
    Content.Withheld rest = withhold("{\"a\":{\"b\":\"s3cret\"},\"c\":1}", "a/b", "a", "a");

    assertThat(text(rest)).isEqualTo("{\"a\":\"[withheld]\",\"c\":1}");
    assertThat(rest.paths()).hasSize(1);
  }

  @Test
  void exactlyTheNamedValuesOfAnyObjectAreWithheld() {
    PropertyCheck.holds(
        5_000,
        random -> {
          RandomJson json = new RandomJson(random);
          Props object = json.object();
          List<FieldPath> paths = new ArrayList<>();
          for (int i = random.nextInt(3); i >= 0; i--) {
            paths.add(json.path());
          }
          List<List<String>> cursors = paths.stream().map(FieldPath::segments).toList();
          int[] cut = new int[1];

          Content.Withheld rest =
              Content.ofJson(json.spaced(object).getBytes(UTF_8)).withhold(paths);

          assertThat(text(rest)).isEqualTo(RandomJson.compact(without(object, cursors, cut)));
          assertThat(rest.paths()).hasSize(cut[0]).isSubsetOf(paths);
        });
  }

  private static Node without(Node node, List<List<String>> cursors, int[] cut) {
    if (cursors.stream().anyMatch(List::isEmpty)) {
      if (node instanceof Scalar scalar && scalar.isNull()) {
        return node;
      }
      cut[0]++;
      return MARKER;
    }
    if (node instanceof Items items) {
      return new Items(items.nodes().stream().map(n -> without(n, cursors, cut)).toList());
    }
    if (node instanceof Props props) {
      return new Props(props.props().stream().map(p -> without(p, cursors, cut)).toList());
    }
    return node;
  }

  private static Prop without(Prop prop, List<List<String>> cursors, int[] cut) {
    List<List<String>> inside =
        cursors.stream()
            .filter(path -> path.get(0).equals(prop.name().meaning()))
            .map(path -> path.subList(1, path.size()))
            .toList();
    return new Prop(prop.name(), without(prop.value(), inside, cut));
  }
}
