package org.dsr4j.internal.registry;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.AuditAction;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks registrations, all problems at once, and opens adapters, each on its own. */
public final class AdapterRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(AdapterRegistry.class);
  private static final Map<Action, Class<?>> INTERFACES =
      Map.of(
          Action.DISCOVER, DiscoverAction.class,
          Action.EXPORT, ExportAction.class,
          Action.AUDIT, AuditAction.class,
          Action.DELETE, DeleteAction.class);

  private final TenantId tenant;
  private final Resources resources;
  private final Clock clock;
  private final RunListener listener;
  private final UnusedPlaces unused;

  public AdapterRegistry(
      TenantId tenant,
      Resources resources,
      Clock clock,
      RunListener listener,
      UnusedPlaces unused) {
    this.unused = unused;
    this.tenant = tenant;
    this.resources = resources;
    this.clock = clock;
    this.listener = listener;
  }

  public List<OpenAdapter> open(List<Registration> registrations, int unloadable) {
    Map<String, OutcomePart> broken = check(registrations, unloadable);
    resources.requireKnown(registrations.stream().map(Registration::instance).toList());
    List<OpenAdapter> open = new ArrayList<>();
    try {
      for (Registration registration : registrations) {
        OutcomePart fault = broken.get(registration.instance());
        open.add(fault == null ? openOne(registration) : undefined(registration, fault));
      }
      unused.requireMet();
    } catch (RuntimeException | Error e) {
      open.forEach(OpenAdapter::close);
      throw e;
    }
    for (int i = 1; i <= unloadable; i++) {
      open.add(unloadable(i));
    }
    return List.copyOf(open);
  }

  private static Map<String, OutcomePart> check(List<Registration> registrations, int unloadable) {
    if (registrations.isEmpty() && unloadable == 0) {
      throw new DsrException(
          DsrError.NO_ADAPTER,
          "No adapter: call adapter(…), or discoverAdapters() with adapter jars on the class path");
    }
    Problems problems = new Problems();
    Map<String, OutcomePart> broken = new HashMap<>();
    Set<String> instances = new HashSet<>();
    for (Registration registration : registrations) {
      String name = registration.instance();
      if (!SourceRef.wellFormed(name)) {
        problems.add(
            DsrError.INVALID_ID,
            "'" + name + "' is no adapter name: use lower-case words joined by hyphens");
      }
      if (!instances.add(name)) {
        problems.add(DsrError.INVALID_ID, "two adapters are named '" + name + "'");
      }
      try {
        check(registration, problems);
      } catch (DsrException e) {
        throw e;
      } catch (Throwable e) {
        broken.put(name, fault(name, "describe itself", e));
      }
    }
    problems.throwIfAny();
    return broken;
  }

  private static void check(Registration registration, Problems problems) {
    String name = registration.instance();
    AdapterProvider provider = registration.provider();
    if (provider.spiMajor() != AdapterProvider.SPI_MAJOR) {
      problems.add(
          DsrError.SPI_MISMATCH,
          "adapter '"
              + name
              + "' was built for SPI "
              + provider.spiMajor()
              + ", this is SPI "
              + AdapterProvider.SPI_MAJOR
              + ": use a matching version");
    }
    for (String problem : registration.configuration().problems(provider.configuration())) {
      problems.add(DsrError.INVALID_CONFIGURATION, "adapter '" + name + "': " + problem);
    }
  }

  private OpenAdapter openOne(Registration registration) {
    String name = registration.instance();
    String provider;
    AdapterDefinition definition;
    try {
      provider = requireNonNull(registration.provider().id(), "id");
      definition =
          requireNonNull(
              registration.provider().define(name, registration.configuration()), "definition");
    } catch (DsrException e) {
      // What the application can mend stops it at start; see the adapter's own codes.
      throw e;
    } catch (Throwable e) {
      return undefined(registration, fault(name, "define its sources", e));
    }
    checkSources(name, definition);
    definition = unused.applied(name, definition);
    try {
      Adapter adapter =
          requireNonNull(registration.provider().open(new Context(registration)), "adapter");
      checkActions(name, definition, adapter);
      return new OpenAdapter(name, provider, definition, adapter, null);
    } catch (DsrException e) {
      throw e;
    } catch (Throwable e) {
      return new OpenAdapter(name, provider, definition, null, fault(name, "open", e));
    }
  }

  private static OpenAdapter undefined(Registration registration, OutcomePart fault) {
    String name = registration.instance();
    return new OpenAdapter(name, name, undefined(name), null, fault);
  }

  private static void checkSources(String name, AdapterDefinition definition) {
    Problems problems = new Problems();
    Set<String> ids = new HashSet<>();
    for (SourceDescriptor source : definition.sources()) {
      if (!ids.add(source.id())) {
        problems.add(
            DsrError.INVALID_ID, "adapter '" + name + "' declares '" + source.id() + "' twice");
      }
    }
    if (ids.isEmpty()) {
      problems.add(DsrError.CONTRACT_BREACH, "adapter '" + name + "' declares no source");
    }
    problems.throwIfAny();
  }

  private static void checkActions(String name, AdapterDefinition definition, Adapter adapter) {
    INTERFACES.forEach(
        (action, type) -> {
          boolean declared =
              definition.sources().stream()
                  .anyMatch(
                      source -> source.support(action).status() == ActionSupport.Status.SUPPORTED);
          if (declared && !type.isInstance(adapter)) {
            adapter.close();
            throw new DsrException(
                DsrError.CONTRACT_BREACH,
                "Adapter '"
                    + name
                    + "' declares "
                    + action
                    + " and does not implement "
                    + type.getSimpleName());
          }
        });
  }

  private static OutcomePart fault(String name, String what, Throwable thrown) {
    LOG.warn("Adapter {} could not {}: {}", name, what, thrown.getClass().getName());
    return OutcomePart.failed(
        DsrError.ADAPTER_UNAVAILABLE,
        "The adapter could not "
            + what
            + " ("
            + thrown.getClass().getName()
            + "); check that its jar and all it needs are on the class path");
  }

  private static OpenAdapter unloadable(int number) {
    String name = "unloadable-provider-" + number;
    OutcomePart fault =
        OutcomePart.failed(
            DsrError.ADAPTER_UNAVAILABLE,
            "A provider listed on the class path cannot be loaded; the log names it");
    return new OpenAdapter(name, name, undefined(name), null, fault);
  }

  /** Stands for the unknown sources of an adapter that could not even declare them. */
  private static AdapterDefinition undefined(String name) {
    ActionSupport unknown = ActionSupport.supported();
    SourceDescriptor.Builder source =
        SourceDescriptor.builder("all-sources", "Everything the adapter '" + name + "' would read")
            .category(SourceCategory.CUSTOMER_DATA);
    for (Action action : Action.values()) {
      source.on(action, unknown);
    }
    return new AdapterDefinition(name, "unknown", List.of(source.build()));
  }

  private final class Context implements AdapterContext {
    private final Registration registration;

    Context(Registration registration) {
      this.registration = registration;
    }

    @Override
    public String instance() {
      return registration.instance();
    }

    @Override
    public TenantId tenant() {
      return tenant;
    }

    @Override
    public Configuration configuration() {
      return registration.configuration();
    }

    @Override
    public <T> T resource(Class<T> type) {
      return resources.require(instance(), type);
    }

    @Override
    public Clock clock() {
      return clock;
    }

    @Override
    public RunListener listener() {
      return listener;
    }
  }

  /** Gathers problems, so that all are seen at once; the first gives the code. */
  private static final class Problems {
    private final List<String> texts = new ArrayList<>();
    private Supplier<DsrError> first = () -> DsrError.INVALID_CONFIGURATION;

    void add(DsrError code, String text) {
      if (texts.isEmpty()) {
        first = () -> code;
      }
      texts.add(text);
    }

    void throwIfAny() {
      if (!texts.isEmpty()) {
        throw new DsrException(first.get(), String.join("; ", texts));
      }
    }
  }
}
