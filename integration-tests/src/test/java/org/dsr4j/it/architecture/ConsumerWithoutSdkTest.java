package org.dsr4j.it.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything but the typed views works without Microsoft's Graph SDK and its libraries. */
class ConsumerWithoutSdkTest {

  @TempDir private Path folder;

  @Test
  void bothAdaptersReadAndEraseWithoutTheSdkOnTheClassPath() throws Exception {
    Path output = folder.resolve("output.txt");
    Process run =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                classPathWithoutSdk(),
                RunWithoutSdk.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = run.waitFor(3, TimeUnit.MINUTES);
    run.destroyForcibly();

    assertThat(ended).as(() -> text(output)).isTrue();
    assertThat(text(output))
        .contains("discovered azuread and intune", "exported azuread and intune")
        .containsPattern("erased by [1-9][0-9]+ steps");
    assertThat(run.exitValue()).isZero();
    assertThat(folder.resolve("access-package.zip")).isNotEmptyFile();
  }

  @Test
  void onlyTheTypedViewsUseTheSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.dsr4j.graph.typed")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.microsoft.graph..", "com.microsoft.kiota..")
        .check(
            new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.dsr4j.graph", "org.dsr4j.azuread", "org.dsr4j.intune"));
  }

  private static String classPathWithoutSdk() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry -> !Path.of(entry).getFileName().toString().matches("microsoft-(graph|kiota).*"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
