package org.dsr4j.graph.typed;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.graph.models.Entity;
import com.microsoft.graph.models.Group;
import com.microsoft.graph.models.ManagedDevice;
import com.microsoft.graph.models.SignIn;
import com.microsoft.graph.models.User;
import com.microsoft.graph.models.security.Alert;
import com.microsoft.kiota.serialization.JsonParseNode;
import com.microsoft.kiota.serialization.Parsable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.dsr4j.model.PersonalDataRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Whole items as views: each property is in a getter or in the additional data.
 *
 * <p>Some items are in the repository; {@code -Ddsr.examples=<folder>} names a folder of more, with
 * files of the same form. Items of the beta version are read into the classes of v1.0 too.
 */
class TypedExamplesTest {

  private static final PrintStream OUT = System.out;

  /** An item and the class that it is read into. */
  private record Item(JsonObject json, Class<?> model) {

    Parsable view() {
      PersonalDataRecord record = Records.of(json.toString());
      return TypedRecords.of(record, SdkModels.factory(model));
    }

    List<String> lost() {
      return Wire.lost(json, view());
    }
  }

  @Test
  void theItemsOfTheRepositoryLoseNothing() throws IOException {
    List<Item> items = items(own());

    assertThat(items)
        .extracting(Item::model)
        .isEqualTo(
            List.of(ManagedDevice.class, User.class, SignIn.class, Group.class, Alert.class));
    assertThat(items).flatExtracting(Item::lost).isEmpty();
    assertThat(items).extracting(item -> item.view().getClass()).isEqualTo(models(items));
  }

  private static List<?> models(List<Item> items) {
    return items.stream().map(Item::model).toList();
  }

  @Test
  void theComparisonSeesWhatTheSdksOwnNodeLoses() throws IOException {
    JsonObject json = items(own()).get(0).json();

    ManagedDevice device =
        new JsonParseNode(json).getObjectValue(ManagedDevice::createFromDiscriminatorValue);

    assertThat(Wire.lost(json, device))
        .containsExactlyInAnyOrder(
            "/managementAgent",
            "/hardwareInformation/freeSpace",
            "/deviceActionResults/0/actionState");
  }

  @Test
  @EnabledIfSystemProperty(named = "dsr.examples", matches = ".+")
  void thePublishedItemsLoseNothing() throws IOException {
    List<String> lost = new ArrayList<>();
    int items = 0;
    int modelled = 0;
    for (Path file : files(Path.of(System.getProperty("dsr.examples")))) {
      for (Item item : items(Files.readString(file))) {
        items++;
        modelled += item.model() == Entity.class ? 0 : 1;
        item.lost().forEach(path -> lost.add(file.getFileName() + ": " + path));
      }
    }
    OUT.println(items + " published items as views, " + modelled + " of them in their own class");

    assertThat(lost).isEmpty();
    assertThat(modelled).isPositive();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private static String own() throws IOException {
    try (InputStream file = TypedExamplesTest.class.getResourceAsStream("examples.json")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<Item> items(String examples) {
    List<Item> items = new ArrayList<>();
    for (JsonElement each : Wire.parse(examples).getAsJsonArray()) {
      JsonObject example = each.getAsJsonObject();
      if (example.get("status").getAsInt() / 100 == 2
          && example.get("method").getAsString().equalsIgnoreCase("GET")
          && example.get("body") instanceof JsonObject body) {
        String url = example.get("url").getAsString();
        objects(body).forEach(item -> items.add(new Item(item, SdkModels.of(item, url))));
      }
    }
    return items;
  }

  private static List<JsonObject> objects(JsonObject body) {
    JsonElement value = body.get("value");
    if (value != null && value.isJsonArray()) {
      return value.getAsJsonArray().asList().stream()
          .filter(JsonElement::isJsonObject)
          .map(JsonElement::getAsJsonObject)
          .toList();
    }
    return List.of(value instanceof JsonObject object ? object : body);
  }
}
