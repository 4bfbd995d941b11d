package org.dsr4j.change;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.PropertyCheck;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the canonical text of a plan is accepted; any change at any position is rejected. */
class StrictPlanTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> MAPS = Set.of("arguments", "preconditions");
  private static final Set<String> MAY_BE_ABSENT = Set.of("decision", "waiver", "custody");
  private static final Set<String> MAY_BE_NULL =
      Set.of("copyDigest", "interruption", "activeAccount", "from", "to");
  private static final List<String> VALUES =
      List.of("null", "7", "1.5", "true", "\"text\"", "\"\"", "{}", "[]", "{\"a\":1}", "[null]");

  /** A property of a JSON object somewhere in a plan. */
  private record Place(JsonPointer object, String name) {

    boolean inMap() {
      JsonPointer last = object.last();
      return last != null && MAPS.contains(last.getMatchingProperty());
    }
  }

  private static JsonNode tree(String plan) throws IOException {
    byte[] json = Files.readAllBytes(GoldenFilesTest.golden("plans/" + plan + ".json"));
    JsonNode tree = JSON.readTree(json);
    assertThat(JSON.writeValueAsBytes(tree)).as("the tree loses nothing").isEqualTo(json);
    return tree;
  }

  private static List<Place> places(JsonNode root) {
    List<Place> places = new ArrayList<>();
    collect(root, JsonPointer.empty(), places);
    return places;
  }

  private static void collect(JsonNode node, JsonPointer at, List<Place> places) {
    if (node instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        collect(list.get(i), at.appendIndex(i), places);
      }
    }
    node.properties()
        .forEach(
            each -> {
              places.add(new Place(at, each.getKey()));
              collect(each.getValue(), at.appendProperty(each.getKey()), places);
            });
  }

  private static byte[] altered(JsonNode root, Place at, BiConsumer<ObjectNode, String> change)
      throws IOException {
    JsonNode copy = root.deepCopy();
    change.accept((ObjectNode) copy.at(at.object()), at.name());
    return JSON.writeValueAsBytes(copy);
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything-proposed", "accepted-gap"})
  void aPlanWithoutAPropertyIsRefused(String name) throws IOException {
    JsonNode plan = tree(name);
    for (Place each : places(plan)) {
      byte[] json = altered(plan, each, ObjectNode::remove);
      if (each.inMap() || MAY_BE_ABSENT.contains(each.name())) {
        assertRefusedOrAnother(json, each.toString());
      } else {
        assertRefused(json, each.toString());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything-proposed", "accepted-gap"})
  void aPlanWithAPropertyOfAnotherTypeIsRefused(String name) throws IOException {
    JsonNode plan = tree(name);
    for (Place each : places(plan)) {
      JsonNode present = plan.at(each.object()).get(each.name());
      for (String text : VALUES) {
        JsonNode value = JSON.readTree(text);
        String how = each + " = " + text;
        byte[] json = altered(plan, each, (object, property) -> object.set(property, value));
        boolean mayBe =
            value.getNodeType() == present.getNodeType()
                || value.isNull() && (each.inMap() || MAY_BE_NULL.contains(each.name()))
                || value.isTextual() && present.isNull();
        if (!mayBe) {
          assertRefused(json, how);
        } else if (!value.equals(present)) {
          assertRefusedOrAnother(json, how);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything-proposed", "accepted-gap"})
  void aPlanWithAnUnknownPropertyInAnyObjectIsRefused(String name) throws IOException {
    JsonNode plan = tree(name);
    for (Place each : places(plan)) {
      assertRefused(
          altered(plan, each, (object, property) -> object.put("unknown", 1)), each.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"everything-proposed", "accepted-gap"})
  void aPlanWithAPropertyTwiceOrInAnotherPlaceIsRefused(String name) throws IOException {
    JsonNode plan = tree(name);
    for (Place each : places(plan)) {
      byte[] twice =
          altered(plan, each, (object, property) -> object.set("twice", object.get(property)));
      String text = new String(twice, UTF_8).replace("\"twice\":", "\"" + each.name() + "\":");
      assertRefused(text.getBytes(UTF_8), each + " twice");

      byte[] moved =
          altered(plan, each, (object, property) -> object.set(property, object.remove(property)));
      if (!JSON.readTree(moved).toString().equals(plan.toString())) {
        assertRefused(moved, each + " moved to the end");
      }
    }
  }

  @Test
  void anyChangesTogetherAreRefusedOrAnotherPlan() throws IOException {
    List<JsonNode> plans = new ArrayList<>();
    for (String name :
        List.of(
            "plain",
            "every-value",
            "refused",
            "restoration",
            "declined",
            "signed",
            "signed-every-value")) {
      plans.add(tree(name));
    }
    PropertyCheck.holds(
        600,
        random -> {
          JsonNode plan = plans.get(random.nextInt(plans.size())).deepCopy();
          String before = plan.toString();
          for (int i = random.nextInt(3); i >= 0; i--) {
            change(plan, random);
          }
          if (!plan.toString().equals(before)) {
            assertRefusedOrAnother(JSON.writeValueAsBytes(plan), "");
          }
        });
  }

  private static void change(JsonNode plan, Random random) throws IOException {
    List<Place> places = places(plan);
    Place at = places.get(random.nextInt(places.size()));
    Place from = places.get(random.nextInt(places.size()));
    ObjectNode object = (ObjectNode) plan.at(at.object());
    switch (random.nextInt(4)) {
      case 0 -> object.remove(at.name());
      case 1 -> object.set(at.name(), JSON.readTree(VALUES.get(random.nextInt(VALUES.size()))));
      case 2 -> object.set(at.name(), plan.at(from.object()).get(from.name()).deepCopy());
      default -> object.set(from.name(), plan.at(from.object()).get(from.name()).deepCopy());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '>',
      quoteCharacter = '`',
      value = {
        "\"format\":1 > \"format\":2",
        "\"format\":1 > \"format\":\"1\"",
        "\"format\":1 > \"format\":1.0",
        "\"format\":1 > \"format\":1e0",
        "\"format\":1 > \"format\":01",
        "\"format\":1 > \"format\":NaN",
        "\"version\":1 > \"version\":4294967297",
        "\"version\":1 > \"version\":true",
        "\"stepLimit\":200 > \"stepLimit\":0",
        "\"stepLimit\":200 > \"stepLimit\":2e2",
        "\"separateApprover\":true > \"separateApprover\":1",
        "\"separateApprover\":true > \"separateApprover\":\"true\"",
        "\"phase\":\"DEVICES\" > \"phase\":\"devices\"",
        "\"phase\":\"DEVICES\" > \"phase\":2",
        "\"phase\":\"DEVICES\" > \"phase\":\"2\"",
        "\"phase\":\"DEVICES\" > \"phase\":\"\"",
        "\"phase\":\"DEVICES\" > \"phase\":\"DEVICES \"",
        "\"received\":\"2026-02-01\" > \"received\":\"2026-02-01T00:00:00Z\"",
        "\"received\":\"2026-02-01\" > \"received\":[2026,2,1]",
        "\"created\":\"2026-02-03T04:05:06Z\" > \"created\":\"2026-02-03T04:05:06.000Z\"",
        "\"created\":\"2026-02-03T04:05:06Z\" > \"created\":1770091506",
        "\"title\":\"Remove a note\" > \"title\":\"\\u0052emove a note\"",
        "\"title\":\"Remove a note\" > \"title\" : \"Remove a note\"",
        "\"title\":\"Remove a note\" > 'title':\"Remove a note\"",
        "\"title\":\"Remove a note\" > /**/\"title\":\"Remove a note\"",
        "\"prior\":\"{}\" > \"prior\":{}",
        "\"prior\":\"{}\" > \"prior\":\"{ }\"",
        "\"prior\":\"{}\" > \"prior\":\"[]\"",
        "\"tenant\":\"11111111 > \"tenant\":\" 11111111",
        "\"adapter\":\"vault\" > \"adapter\":\"Vault\"",
      })
  void aValueInAnotherFormIsRefused(String canonical, String other) throws IOException {
    String plan = new String(JSON.writeValueAsBytes(tree("plain")), UTF_8);
    assertThat(plan).contains(canonical);
    assertRefused(
        plan.replaceFirst(Pattern.quote(canonical), Matcher.quoteReplacement(other))
            .getBytes(UTF_8),
        other);
  }

  @Test
  void aPlanInAnotherEncodingOrBetweenOtherTextIsRefused() throws IOException {
    String plan = new String(JSON.writeValueAsBytes(tree("plain")), UTF_8);
    assertRefused(plan.getBytes(UTF_16), "UTF-16");
    assertRefused(("\ufeff" + plan).getBytes(UTF_8), "a byte order mark");
    for (String more : new String[] {" ", "\n", "{}", "null", "1", "]", "}", "//", "\u0000"}) {
      assertRefused((plan + more).getBytes(UTF_8), "followed by " + more);
      assertRefused((more + plan).getBytes(UTF_8), "preceded by " + more);
    }
  }

  @Test
  void deeplyNestedTextIsRejectedAtAnyPosition() throws IOException {
    JsonNode plan = tree("plain");
    String deep = "[".repeat(50_000) + "]".repeat(50_000);
    for (Place each : places(plan)) {
      byte[] marked = altered(plan, each, (object, property) -> object.put(property, "deep"));
      assertRefused(
          new String(marked, UTF_8).replaceFirst("\"deep\"", deep).getBytes(UTF_8),
          each.toString());
    }
  }

  @Test
  void aPlanOfMoreThan32MegabytesIsRefusedAndASmallerOneIsNot() {
    ChangePlan small = noting("x".repeat(30 * 1024 * 1024));
    assertThat(ChangePlan.ofJson(small.json())).isEqualTo(small);

    assertRefused(noting("x".repeat(32 * 1024 * 1024)).json(), "too large");
  }

  private static ChangePlan noting(String note) {
    ChangePlan plan = new VaultErasureFixture().plan();
    PlanParts parts =
        new PlanParts(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(note));
    return new ChangePlan(plan.header(), plan.order(), plan.identity(), parts);
  }

  @Test
  void aRefusalNamesTheCodeOfTheValueThatIsWrong() throws IOException {
    String plan = new String(JSON.writeValueAsBytes(tree("plain")), UTF_8);
    assertThat(assertRefused(plan.replace("DSR-1", "no id").getBytes(UTF_8), "the id"))
        .hasMessageContaining("dsr.incomplete-request");
    assertThat(assertRefused(plan.replace("\"front desk\"", "\"\"").getBytes(UTF_8), "blank"))
        .hasMessageContaining("dsr.incomplete-request");
  }

  private static Throwable assertRefused(byte[] json, String how) {
    Throwable thrown = catchThrowable(() -> ChangePlan.ofJson(json));
    assertThat(thrown)
        .as(how)
        .isInstanceOfSatisfying(
            DsrException.class, e -> assertThat(e.code()).isEqualTo(DsrError.PLAN_UNREADABLE));
    assertThat(thrown).as(how).hasNoCause();
    assertThat(thrown.getMessage()).as(how).doesNotContainIgnoringCase("anna", "aaaaaaaa");
    return thrown;
  }

  /**
   * A different accepted plan must have a canonical form, so that its digest covers all its
   * content.
   */
  private static void assertRefusedOrAnother(byte[] json, String how) {
    try {
      assertThat(ChangePlan.ofJson(json).json()).as(how).isEqualTo(json);
    } catch (DsrException e) {
      assertRefused(json, how);
    }
  }
}
