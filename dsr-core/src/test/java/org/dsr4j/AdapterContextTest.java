package org.dsr4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.dsr4j.model.Action;
import org.dsr4j.model.RunEvent;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.dsr4j.spi.ConfigurationSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an adapter is handed is its own instance's. */
class AdapterContextTest {

  @TempDir private Path spool;

  private final FakeService service =
      new FakeService("fake")
          .source("rows", Rows.none())
          .key(ConfigurationKey.optional("region", "where"));

  @Test
  void eachInstanceSeesItsOwnNameTenantConfigurationAndTheSharedResource() {
    Listening east = new Listening(service);
    URI shared = URI.create("memory:shared");
    DsrBuilder builder =
        Samples.dsr(spool)
            .resource(URI.class, shared)
            .listener(
                event -> {
                  throw new IllegalStateException("broken listener");
                })
            .adapter(east, "east", Configuration.of(Map.of("region", "e")));
    try (Dsr dsr = builder.build()) {
      AdapterContext context = east.context;

      assertThat(context.instance()).isEqualTo("east");
      assertThat(context.tenant()).isEqualTo(dsr.tenant()).isEqualTo(Samples.TENANT);
      assertThat(context.configuration().text("region")).contains("e");
      assertThat(context.resource(URI.class)).isSameAs(shared);
      assertThat(context.clock().instant()).isEqualTo(Samples.NOW);
      assertThatCode(
              () ->
                  context
                      .listener()
                      .onEvent(new RunEvent.RunStarted(Samples.NOW, Action.DISCOVER, 1, 1)))
          .doesNotThrowAnyException();
    }
  }

  /** Keeps the context it is opened with. */
  private static final class Listening implements AdapterProvider {

    private final FakeService service;
    private AdapterContext context;

    Listening(FakeService service) {
      this.service = service;
    }

    @Override
    public String id() {
      return service.id();
    }

    @Override
    public int spiMajor() {
      return service.spiMajor();
    }

    @Override
    public ConfigurationSpec configuration() {
      return service.configuration();
    }

    @Override
    public AdapterDefinition define(Configuration configuration) {
      return service.define(configuration);
    }

    @Override
    public Adapter open(AdapterContext context) {
      this.context = context;
      return service.open(context);
    }
  }
}
