package org.dsr4j.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
import org.dsr4j.model.Completion;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

  @TempDir private Path spool;

  private Report discover(String... servicesFiles) {
    DsrBuilder builder = Samples.dsr(spool).discoverAdapters(new Jars(servicesFiles));
    try (Dsr dsr = builder.build()) {
      return dsr.discover(Samples.anna());
    }
  }

  private static void assertUnloadable(LedgerEntry entry) {
    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps().get(0).code()).isEqualTo(DsrError.ADAPTER_UNAVAILABLE);
  }

  @Test
  void aProviderOnTheClassPathIsFound() {
    Report report = discover(Found.class.getName());

    assertThat(report.ledger().entries())
        .extracting(LedgerEntry::toString)
        .containsExactly("found/contacts: FOUND 1");
  }

  @Test
  void theContextClassLoaderIsTheDefault() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    Thread.currentThread().setContextClassLoader(new Jars(Found.class.getName()));
    try (Dsr dsr = Samples.dsr(spool).discoverAdapters().build()) {
      assertThat(dsr.sources()).hasSize(1);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void aProviderThatIsMissingFromItsJarDoesNotHideTheOthers() {
    Report report =
        discover("org.dsr4j.NoSuchProvider\n" + Found.class.getName(), Exploding.class.getName());

    assertThat(report.ledger().entries()).hasSize(3);
    assertThat(report.ledger().entry("contacts").orElseThrow().status())
        .isEqualTo(LedgerStatus.FOUND);
    assertUnloadable(report.ledger().entries().get(1));
    assertUnloadable(report.ledger().entries().get(2));
    assertThat(report.completion()).isEqualTo(Completion.PARTIAL);
  }

  @Test
  void aServicesFileThatCannotBeReadDoesNotHideTheOthers() {
    Report report = discover("this is no class name", Found.class.getName());

    assertThat(report.ledger().entries()).hasSize(2);
    assertUnloadable(report.ledger().entries().get(1));
  }

  @Test
  void aClassThatIsNoProviderDoesNotHideTheOthers() {
    Report report = discover(Samples.class.getName(), Found.class.getName());

    assertThat(report.ledger().entries()).hasSize(2);
    assertUnloadable(report.ledger().entries().get(1));
  }

  @Test
  void aProviderWithoutAnIdDoesNotHideTheOthers() {
    Report report = discover(Nameless.class.getName(), Found.class.getName());

    assertThat(report.ledger().entries()).hasSize(2);
    assertUnloadable(report.ledger().entries().get(1));
  }

  /** Creates jars that each contain one services file. */
  private static final class Jars extends ClassLoader {

    private final String[] servicesFiles;

    Jars(String... servicesFiles) {
      super(DiscoveryTest.class.getClassLoader());
      this.servicesFiles = servicesFiles;
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      if (!name.equals("META-INF/services/" + AdapterProvider.class.getName())) {
        return super.getResources(name);
      }
      List<URL> urls = new ArrayList<>();
      for (String text : servicesFiles) {
        urls.add(new URL(null, URI.create("memory:" + urls.size()).toString(), new Memory(text)));
      }
      return Collections.enumeration(urls);
    }
  }

  private static final class Memory extends URLStreamHandler {

    private final String text;

    Memory(String text) {
      this.text = text;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new URLConnection(url) {
        @Override
        public void connect() {}

        @Override
        public InputStream getInputStream() {
          return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }
      };
    }
  }

  /** A valid provider. */
  public static class Found implements AdapterProvider {

    private final FakeService service =
        new FakeService("found")
            .source("contacts", FakeRecords.list(FakeRecords.row(Samples.ANNA, 1)));

    @Override
    public String id() {
      return service.id();
    }

    @Override
    public int spiMajor() {
      return 1;
    }

    @Override
    public ConfigurationSpec configuration() {
      return service.configuration();
    }

    @Override
    public AdapterDefinition define(String instance, Configuration configuration) {
      return service.define(instance, configuration);
    }

    @Override
    public Adapter open(AdapterContext context) {
      return service.open(context);
    }
  }

  /** Has a missing dependency. */
  public static final class Exploding extends Found {
    public Exploding() {
      throw new NoClassDefFoundError("some.driver.Class");
    }
  }

  /** Was built for another SPI. */
  public static final class Nameless extends Found {
    @Override
    public String id() {
      throw new AbstractMethodError("id");
    }
  }
}
