package org.dsr4j.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.FakeRecords;
import org.dsr4j.FakeService;
import org.dsr4j.Samples;
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

/** An adapter receives the context of its own instance. */
class AdapterContextTest {

  @TempDir private Path spool;

  private final FakeService service =
      new FakeService("fake")
          .source("rows", FakeRecords.none())
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

  @Test
  void aResourceOfOneInstanceReplacesTheSharedOneForThisInstance() {
    Listening east = new Listening(service);
    Listening west = new Listening(service);
    URI shared = URI.create("memory:shared");
    URI own = URI.create("memory:east");
    DsrBuilder builder =
        Samples.dsr(spool)
            .resource(URI.class, shared)
            .resource("east", URI.class, own)
            .adapter(east, "east", Configuration.empty())
            .adapter(west, "west", Configuration.empty());
    try (Dsr dsr = builder.build()) {
      assertThat(dsr.sources()).hasSize(2);
      assertThat(east.context.resource(URI.class)).isSameAs(own);
      assertThat(west.context.resource(URI.class)).isSameAs(shared);
    }
  }

  @Test
  void aResourceForAnInstanceThatIsNotRegisteredStopsTheStart() {
    DsrBuilder builder =
        Samples.dsr(spool)
            .resource("eats", URI.class, URI.create("memory:east"))
            .adapter(new Listening(service), "east", Configuration.empty());

    assertThatThrownBy(builder::build)
        .hasMessageContaining("[eats]")
        .hasMessageContaining("adapter(…)")
        .hasMessageContaining("dsr.invalid-configuration");
  }

  @Test
  void anInstanceDefinesItsSourcesUnderItsOwnName() {
    Listening provider = new Listening(service);
    try (Dsr dsr = Samples.dsr(spool).adapter(provider, "east", Configuration.empty()).build()) {
      assertThat(dsr.sources()).hasSize(1);
      assertThat(provider.defined).isEqualTo("east");
    }
  }

  /** Records the name in {@code define} and the context in {@code open}. */
  private static final class Listening implements AdapterProvider {

    private final FakeService service;
    private AdapterContext context;
    private String defined;

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
    public AdapterDefinition define(String instance, Configuration configuration) {
      defined = instance;
      return service.define(instance, configuration);
    }

    @Override
    public Adapter open(AdapterContext context) {
      this.context = context;
      return service.open(context);
    }
  }
}
