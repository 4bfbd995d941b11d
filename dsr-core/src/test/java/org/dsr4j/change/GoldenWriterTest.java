package org.dsr4j.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Writes the missing golden files: {@code -Ddsr.golden.write=true}. It never overwrites existing
 * files, because they represent the stored data of users of earlier versions.
 */
@EnabledIfSystemProperty(named = "dsr.golden.write", matches = "true")
class GoldenWriterTest {

  private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

  @TempDir private Path folder;

  @Test
  void writesPlansThatAreMissing() throws IOException {
    Path plans = Files.createDirectories(GOLDEN.resolve("plans"));
    for (Map.Entry<String, ChangePlan> each : GoldenPlans.all(folder).entrySet()) {
      Path file = plans.resolve(each.getKey() + ".json");
      if (!Files.exists(file)) {
        Files.write(file, each.getValue().json());
        Files.writeString(plans.resolve(each.getKey() + ".sha256"), each.getValue().digest());
      }
      assertThat(file).isNotEmptyFile();
    }
  }

  @Test
  void writesCasesThatAreMissing() throws IOException {
    for (Map.Entry<String, Consumer<GoldenCase>> each : GoldenCases.all().entrySet()) {
      Path target = GOLDEN.resolve("cases").resolve(each.getKey());
      if (!Files.exists(target)) {
        write(each.getValue(), GoldenCases.in(folder.resolve(each.getKey())), target);
      }
      assertThat(target).isNotEmptyDirectory();
    }
  }

  private static void write(Consumer<GoldenCase> story, GoldenCase kept, Path target)
      throws IOException {
    story.accept(kept);
    kept.evidence(GoldenCase.EVIDENCE);
    GoldenCase.copy(kept.folder(), target);
    Files.writeString(target.resolve(GoldenCase.SUMMARY), kept.summary(), UTF_8);
  }
}
