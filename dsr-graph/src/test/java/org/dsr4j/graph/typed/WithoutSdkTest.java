package org.dsr4j.graph.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.graph.models.ManagedDevice;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Function;
import java.util.function.Supplier;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.PersonalDataRecord;
import org.junit.jupiter.api.Test;

/** The errors for an application without the Graph SDK on its class path. */
class WithoutSdkTest {

  private static final String ADVICE = "com.microsoft.graph:microsoft-graph";

  @Test
  void theCallIsRefusedWithTheArtifactToAdd() throws Exception {
    assertThat(askedWithoutSdk(Caller.class))
        .contains(ADVICE)
        .endsWith("[graph.typed-view-unavailable]");
  }

  @Test
  void aCheckBeforeTheFirstMethodReferenceIsRefusedInTheSameWay() throws Exception {
    assertThat(askedWithoutSdk(CheckingCaller.class))
        .contains(ADVICE)
        .endsWith("[graph.typed-view-unavailable]");
  }

  @Test
  void bothCallersGetTheirViewWithTheSdk() {
    assertThat(new Caller().get()).isEqualTo("a view");
    assertThat(new CheckingCaller().get()).isEqualTo("LAPTOP-7");
  }

  @Test
  void theClassCanBeReflectedOnWithoutSdk() throws Exception {
    try (URLClassLoader loader = withoutSdk()) {
      assertThat(loader.loadClass(TypedRecords.class.getName()).getMethods())
          .extracting("name")
          .contains("of", "requireSdk");
    }
  }

  private static String askedWithoutSdk(Class<? extends Supplier<String>> caller)
      throws ReflectiveOperationException, IOException {
    try (URLClassLoader loader = withoutSdk()) {
      Object isolated = loader.loadClass(caller.getName()).getDeclaredConstructor().newInstance();
      return (String) ((Supplier<?>) isolated).get();
    }
  }

  private static URLClassLoader withoutSdk() {
    URL[] urls =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(Path::of)
            .filter(entry -> !entry.getFileName().toString().startsWith("microsoft-"))
            .map(WithoutSdkTest::url)
            .toArray(URL[]::new);
    URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    for (String part :
        new String[] {"graph.models.ManagedDevice", "kiota.serialization.Parsable"}) {
      assertThatExceptionOfType(ClassNotFoundException.class)
          .isThrownBy(() -> loader.loadClass("com.microsoft." + part));
    }
    return loader;
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Names no type of the SDK, so that the call itself is reached without it. */
  public static final class Caller implements Supplier<String> {

    /** For the isolated class loader. */
    public Caller() {}

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public String get() {
      PersonalDataRecord record = Records.of("{}");
      Function factory = node -> Factories.device(node);
      try {
        return TypedRecords.of(record, factory) == null ? "nothing" : "a view";
      } catch (DsrException e) {
        return e.getMessage();
      }
    }
  }

  /** Uses the SDK as an application would, after the check. */
  public static final class CheckingCaller implements Supplier<String> {

    /** For the isolated class loader. */
    public CheckingCaller() {}

    @Override
    public String get() {
      PersonalDataRecord record = Records.of("{\"deviceName\":\"LAPTOP-7\"}");
      try {
        TypedRecords.requireSdk();
        return TypedRecords.of(record, ManagedDevice::createFromDiscriminatorValue).getDeviceName();
      } catch (DsrException e) {
        return e.getMessage();
      }
    }
  }

  private static final class Factories {
    static Object device(Object node) {
      return ManagedDevice.createFromDiscriminatorValue(
          (com.microsoft.kiota.serialization.ParseNode) node);
    }
  }
}
