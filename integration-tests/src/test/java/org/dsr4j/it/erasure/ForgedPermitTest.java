package org.dsr4j.it.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.spi.StepPermit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Adapters that try to make a permit themselves, compiled against what is published. */
class ForgedPermitTest {

  /** What a forger tries. */
  enum Forgery {
    CONSTRUCTING(
        "Object o = new org.dsr4j.internal.execute.IssuedPermit(null, \"\", null);",
        "not public",
        "not visible"),
    IMPLEMENTING(
        "abstract static class Mine implements org.dsr4j.spi.StepPermit {}",
        "sealed hierarchy|not allowed to extend sealed class",
        "sealed hierarchy|not allowed to extend sealed class"),
    EXTENDING(
        "static class Mine extends org.dsr4j.internal.execute.IssuedPermit {"
            + " Mine() { super(null, \"\", null); } }",
        "cannot inherit from final",
        "not visible"),
    BEGINNING_AN_ATTEMPT(
        "Object o = org.dsr4j.internal.execute.StepAttempt.begin(null, \"\");",
        "not public",
        "not visible"),
    DRIVING_A_CASE("org.dsr4j.internal.kit.StepDriver driver;", "", "not visible"),
    AUTHORISING_ONESELF(
        "Object o = new org.dsr4j.graph.internal.write.PermittedStep(null);", "not public", ""),
    USING_THE_OLD_PERMIT(
        "Object o = org.dsr4j.graph.model.WritePermit.forPlan(\"\", java.util.List.of());",
        "does not exist|cannot find symbol",
        "");

    private final String code;
    private final String onClassPath;
    private final String onModulePath;

    /** An empty expectation stands where there is nothing to be tried. */
    Forgery(String code, String onClassPath, String onModulePath) {
      this.code = code;
      this.onClassPath = onClassPath;
      this.onModulePath = onModulePath;
    }

    String source() {
      return "package evil; final class Forger { " + code + " }";
    }
  }

  private static final String HONEST =
      """
      package honest;
      final class Reader {
        boolean may(org.dsr4j.spi.StepPermit permit, String digest) {
          return !permit.isRevoked() && permit.claim(digest);
        }
      }
      """;

  private static final String MODULE = "module forger { requires org.dsr4j.core; }";

  /** In the engine's own package, where the constructor is visible. */
  private static final String INSIDE =
      """
      package org.dsr4j.internal.execute;
      public final class Forger {
        public static void main(String[] args) {
          System.out.println("forged " + new IssuedPermit(null, "", null).planDigest().isEmpty());
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void anAdapterThatOnlyChecksItsPermitCompiles() throws IOException {
    assertThat(errors(onClassPath(), "honest/Reader.java", HONEST)).isEmpty();
    assertThat(errors(onModulePath(), "honest/Reader.java", HONEST)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DRIVING_A_CASE")
  void noForgeryCompilesOnTheClassPath(Forgery forgery) throws IOException {
    assertThat(errors(onClassPath(), "evil/Forger.java", forgery.source()))
        .containsPattern(forgery.onClassPath);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"AUTHORISING_ONESELF", "USING_THE_OLD_PERMIT"})
  void noForgeryCompilesOnTheModulePath(Forgery forgery) throws IOException {
    assertThat(errors(onModulePath(), "evil/Forger.java", forgery.source()))
        .containsPattern(forgery.onModulePath);
  }

  @Test
  void theEnginesPackageCannotBeEnteredOnTheModulePath() throws IOException {
    assertThat(errors(onModulePath(), "org/dsr4j/internal/change/Forger.java", INSIDE))
        .contains("cannot find symbol")
        .contains("class IssuedPermit");
  }

  /** Only a jar can be sealed, and only a packaged build has one. */
  @Test
  void theEnginesPackageCannotBeEnteredOnTheClassPath() throws IOException, InterruptedException {
    assumeThat(location(StepPermit.class)).isRegularFile();
    assertThat(errors(onClassPath(), "org/dsr4j/internal/change/Forger.java", INSIDE)).isEmpty();

    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                folder.resolve("out") + File.pathSeparator + classPath(),
                "org.dsr4j.internal.execute.Forger")
            .redirectErrorStream(true)
            .start();
    String printed = new String(java.getInputStream().readAllBytes(), UTF_8);

    assertThat(java.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(printed).contains("SecurityException").contains("seal").doesNotContain("forged");
  }

  private static List<String> onClassPath() {
    return List.of("-cp", classPath());
  }

  private List<String> onModulePath() throws IOException {
    Path module = Files.createDirectories(folder.resolve("src")).resolve("module-info.java");
    Files.writeString(module, MODULE);
    return List.of(
        "--module-path",
        location(StepPermit.class) + File.pathSeparator + librariesOfCore(),
        module.toString());
  }

  private static String classPath() {
    return List.of(location(StepPermit.class), location(GraphChangeConnection.class)).stream()
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static Path location(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the module descriptor of core requires. */
  private static String librariesOfCore() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                List.of(
                        "jspecify",
                        "jackson-core",
                        "jackson-databind",
                        "jackson-annotations",
                        "slf4j-api")
                    .stream()
                    .anyMatch(part -> entry.contains("/" + part)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** What the compiler says; empty when it accepts the source. */
  private String errors(List<String> options, String name, String source) throws IOException {
    Path file = folder.resolve("src").resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
    List<String> flags = new ArrayList<>(options);
    List<Path> files = new ArrayList<>(List.of(file));
    if (flags.get(flags.size() - 1).endsWith("module-info.java")) {
      files.add(Path.of(flags.remove(flags.size() - 1)));
    }
    flags.addAll(List.of("-d", folder.resolve("out").toString(), "--release", "17"));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
      Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(files);
      compiler.getTask(null, manager, found, flags, null, units).call();
    }
    return found.getDiagnostics().stream()
        .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
        .map(each -> each.getMessage(Locale.ROOT))
        .collect(Collectors.joining("\n"));
  }
}
