package org.dsr4j.testkit.mutants.decorator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.dsr4j.spi.ConfigurationSpec;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/** Providers with wrong declarations. */
public final class ModifiedProviders {

  private ModifiedProviders() {}

  /** Not in the services file. */
  public static final class UnlistedProvider extends MutantProvider {}

  public static final class NextSpi extends MutantProvider {
    @Override
    public int spiMajor() {
      return 2;
    }
  }

  public static final class Growing extends MutantProvider {
    private int defined;

    @Override
    public AdapterDefinition define(String instance, Configuration configuration) {
      AdapterDefinition definition = super.define(instance, configuration);
      List<SourceDescriptor> sources = new ArrayList<>(definition.sources());
      for (int i = 0; i < defined; i++) {
        sources.remove(sources.size() - 1);
      }
      defined = 1;
      return new AdapterDefinition(definition.title(), definition.version(), sources);
    }
  }

  public static final class Repeating extends MutantProvider {
    @Override
    public AdapterDefinition define(String instance, Configuration configuration) {
      configuration
          .text("page.size")
          .filter(size -> !size.matches("\\d+"))
          .ifPresent(
              size -> {
                throw new DsrException(
                    DsrError.INVALID_CONFIGURATION, "page.size: '" + size + "' is not a number");
              });
      return super.define(instance, configuration);
    }
  }

  public static final class Talkative extends MutantProvider {
    @Override
    public ConfigurationSpec configuration() {
      return new ConfigurationSpec(
          super.configuration().keys().stream()
              .map(
                  key -> new ConfigurationKey(key.name(), key.description(), key.required(), false))
              .toList());
    }
  }

  /** Supports only one instance. */
  public static final class Nameless extends MutantProvider {
    private static final String NAME = "memory";

    @Override
    public AdapterDefinition define(String instance, Configuration configuration) {
      return super.define(NAME, configuration);
    }

    @Override
    public Adapter open(AdapterContext context) {
      return super.open(new Renamed(context, NAME));
    }
  }

  private record Renamed(AdapterContext context, String instance) implements AdapterContext {
    @Override
    public TenantId tenant() {
      return context.tenant();
    }

    @Override
    public Configuration configuration() {
      return context.configuration();
    }

    @Override
    public <T> T resource(Class<T> type) {
      return context.resource(type);
    }

    @Override
    public Clock clock() {
      return context.clock();
    }

    @Override
    public RunListener listener() {
      return context.listener();
    }
  }

  /** Identifies, discovers and exports. */
  public record WithoutAudit(DecoratedAdapter reference)
      implements Adapter, SubjectResolver, DiscoverAction, ExportAction {

    public WithoutAudit(Adapter reference) {
      this(new DecoratedAdapter(reference));
    }

    @Override
    public TenantCheck confirmTenant(Cancellation cancellation) {
      return reference.confirmTenant(cancellation);
    }

    @Override
    public Set<IdentifierKind> consumes() {
      return reference.consumes();
    }

    @Override
    public Resolution resolve(Identity known, Cancellation cancellation) {
      return reference.resolve(known, cancellation);
    }

    @Override
    public ReadOutcome read(ReadTask task, RecordSink sink) {
      return reference.read(task, sink);
    }

    @Override
    public void close() {
      reference.close();
    }
  }
}
