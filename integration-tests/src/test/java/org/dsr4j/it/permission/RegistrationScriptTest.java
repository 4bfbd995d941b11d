package org.dsr4j.it.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.dsr4j.it.permission.NeededPermissions.Application;
import org.dsr4j.model.Action;
import org.dsr4j.model.SourceDescriptor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The registration script agrees with the descriptors and works with a fake Azure CLI. Only a test
 * with a real tenant can prove that the fake behaves like the Azure CLI.
 */
class RegistrationScriptTest {

  private static final Path SCRIPT = Path.of("..", "docs", "register-applications.sh");
  private static final String TENANT = "8d5b0e5e-0000-4000-8000-000000000001";
  private static final GraphAppRoles ROLES = GraphAppRoles.load();

  private static Collection<SourceDescriptor> descriptors;
  private static NeededPermissions needed;
  private static String script;

  @TempDir private Path state;

  record Run(int exit, String out, String err) {

    /** The permissions in an answer of --dry-run. */
    List<String> permissions() {
      return out.lines()
          .filter(line -> line.startsWith("  "))
          .map(line -> line.strip().split(" ", 2)[0])
          .toList();
    }
  }

  @BeforeAll
  static void descriptors() {
    descriptors = PermissionsPageTest.descriptors();
    needed = new NeededPermissions(descriptors);
    script = RegistrationScript.write(descriptors);
  }

  /** A tenant with all known permissions of Microsoft Graph and without applications. */
  @BeforeEach
  void tenant() throws IOException {
    put("tenant", List.of(TENANT));
    offer(new TreeSet<>(ROLES.permissions()));
    for (String file : List.of("applications", "principals", "requested", "besides", "consented")) {
      put(file, List.of());
    }
    put("writes", List.of());
    Files.writeString(state.resolve("script"), script);
    Path azureCli = state.resolve("bin").resolve("az");
    Files.createDirectories(azureCli.getParent());
    Files.writeString(azureCli, GraphAppRoles.text("stand-in-for-az.sh"));
    assumeTrue(azureCli.toFile().setExecutable(true), "files here cannot be made executable");
  }

  private void put(String file, List<String> lines) {
    try {
      Files.write(state.resolve(file), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(state.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void offer(Collection<String> permissions) {
    put("offers", permissions.stream().map(each -> each + "\t" + idHere(each)).toList());
  }

  /** The id in the fake tenant; invented if only a real tenant knows it. */
  private static String idHere(String permission) {
    return ROLES
        .id(permission)
        .orElse(
            String.format("00000000-0000-4000-8000-%012x", permission.hashCode() & 0xffffffffL));
  }

  private static List<String> idsHere(Collection<String> permissions) {
    return permissions.stream().map(RegistrationScriptTest::idHere).toList();
  }

  private Run run(String... arguments) {
    List<String> command = new ArrayList<>(List.of("bash", state.resolve("script").toString()));
    command.addAll(List.of(arguments));
    Path out = state.resolve("stdout");
    Path err = state.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    String path = state.resolve("bin") + ":" + System.getenv("PATH");
    builder.environment().put("PATH", path);
    builder.environment().put("AZ_STATE", state.toString());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("the script does not end");
      }
      return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    } catch (IOException e) {
      assumeTrue(false, "bash is not installed");
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Run register(String... more) {
    return run(
        Stream.concat(Stream.of("read", "--tenant", TENANT), Stream.of(more))
            .toArray(String[]::new));
  }

  private SortedSet<String> reading() {
    SortedSet<String> all = new TreeSet<>();
    Application.READ.actions().forEach(action -> all.addAll(needed.of(action)));
    return all;
  }

  @Test
  void theScriptAgreesWithTheDescriptors() throws IOException {
    if (Boolean.getBoolean("dsr.regenerate")) {
      Files.writeString(SCRIPT, script);
    }

    assertThat(SCRIPT).as("stale: run with -Ddsr.regenerate=true").content().isEqualTo(script);
  }

  @ParameterizedTest
  @EnumSource(Action.class)
  void aDryRunListsExactlyThePermissionsOfAnActionAndCallsNothing(Action action)
      throws IOException {
    Files.delete(state.resolve("bin").resolve("az"));
    String application = Application.of(action).text();
    Run run = run(application, "--actions", NeededPermissions.text(action), "--dry-run");

    assertThat(run.permissions()).containsExactlyElementsOf(needed.of(action));
    assertThat(run.exit()).as(run.err()).isEqualTo(needed.of(action).isEmpty() ? 2 : 0);
  }

  @ParameterizedTest
  @EnumSource(Application.class)
  void withoutActionsAllActionsOfTheApplicationAreRegistered(Application application) {
    SortedSet<String> all = new TreeSet<>();
    application.actions().forEach(action -> all.addAll(needed.of(action)));

    assertThat(run(application.text(), "--dry-run").permissions()).containsExactlyElementsOf(all);
  }

  @Test
  void registersTheApplicationAndRequestsTheRolesWithoutConsent() {
    Run run = register();

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(lines("requested")).containsExactlyElementsOf(idsHere(reading()));
    assertThat(lines("consented")).isEmpty();
    assertThat(run.out())
        .contains("--grant", "admin-consent --id app-1", "--append --cert @certificate.pem");
    assertThat(lines("writes")).hasSize(3).noneMatch(write -> write.contains("credential"));
  }

  @Test
  void consentsToExactlyTheRequestedRolesOnDemand() {
    Run run = register("--grant");

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(lines("consented")).containsExactlyInAnyOrderElementsOf(idsHere(reading()));
    assertThat(run.out()).doesNotContain("Not consented to");
  }

  @Test
  void aSecondRunChangesNothing() {
    register("--grant");
    put("writes", List.of());

    Run second = register("--grant");

    assertThat(second.exit()).as(second.err()).isZero();
    assertThat(lines("writes")).isEmpty();
  }

  @Test
  void additionalActionsAreAddedToAnExistingApplication() {
    register("--actions", "audit");
    put("writes", List.of());

    Run run = register();

    assertThat(run.exit()).as(run.err()).isZero();
    assertThat(lines("requested")).containsExactlyInAnyOrderElementsOf(idsHere(reading()));
    assertThat(lines("writes")).hasSize(1).first().asString().startsWith("ad app permission add");
  }

  @ParameterizedTest
  @ValueSource(strings = {"requested", "besides", "consented"})
  void anApplicationWithMorePermissionsIsNotChanged(String where) {
    register();
    put("writes", List.of());
    List<String> more = new ArrayList<>(lines(where));
    more.add("one-too-many");
    put(where, more);

    Run run = register("--grant");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("one-too-many", "nothing was changed");
    assertThat(lines("writes")).isEmpty();
  }

  @Test
  void nothingIsChangedIfARoleIdDiffers() {
    put(
        "offers",
        lines("offers").stream().map(line -> line.replace("\tdf021288-", "\tdf021289-")).toList());

    Run run = register("--grant");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("User.Read.All: df021288-", "the tenant says df021289-");
    assertThat(lines("writes")).isEmpty();
  }

  @Test
  void nothingIsChangedIfTheTenantLacksPermissionsAndAllAreNamed() {
    SortedSet<String> fewer = new TreeSet<>(ROLES.permissions());
    fewer.removeAll(List.of("AuditLog.Read.All", "UserAuthMethod-Phone.Read.All"));
    offer(fewer);

    Run run = register();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.err()).contains("AuditLog.Read.All: ", "UserAuthMethod-Phone.Read.All: ");
    assertThat(lines("writes")).isEmpty();
  }

  @Test
  void anotherTenantIsNotChanged() {
    put("tenant", List.of("8d5b0e5e-0000-4000-8000-000000000002"));

    assertThat(register().exit()).isEqualTo(1);
    assertThat(run("read").exit()).isEqualTo(2);
    assertThat(lines("writes")).isEmpty();
  }

  @Test
  void severalApplicationsWithTheSameNameAreRefused() {
    put("applications", List.of("app-1", "app-2"));

    assertThat(register().err()).contains("--app-id");
    assertThat(lines("writes")).isEmpty();
  }

  @Test
  void aFailedCallEndsTheScript() throws IOException {
    Files.delete(state.resolve("offers"));

    Run run = register();

    assertThat(run.exit()).isNotZero();
    assertThat(lines("writes")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "both", "read change", "read --actions delete", "read --wat"})
  void invalidArgumentsAreRefused(String arguments) {
    Run run = run(arguments.isEmpty() ? new String[0] : (arguments + " --dry-run").split(" "));

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).startsWith("register-applications: ");
  }
}
