package org.dsr4j.internal.registry;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Duration;
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
import org.dsr4j.model.Gap;
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

/** Validates registrations, reports all problems at once, and opens each adapter separately. */
public final class AdapterRegistry {

  private static final Logger LOG = LoggerFactory.getLogger(AdapterRegistry.class);
  private static final Duration MOST_CLOSING = Duration.ofSeconds(30);
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
  private final Duration closingLimit;

  public AdapterRegistry(
      TenantId tenant, Resources resources, Clock clock, RunListener listener, Duration callLimit) {
    this.closingLimit = callLimit.compareTo(MOST_CLOSING) < 0 ? callLimit : MOST_CLOSING;
    this.tenant = tenant;
    this.resources = resources;
    this.clock = clock;
    this.listener = listener;
  }

  public List<OpenAdapter> open(List<Registration> registrations, int unloadable) {
    Map<String, Gap> broken = check(registrations, unloadable);
    resources.requireKnown(registrations.stream().map(Registration::instance).toList());
    List<OpenAdapter> open = new ArrayList<>();
    try {
      for (Registration registration : registrations) {
        Gap fault = broken.get(registration.instance());
        open.add(fault == null ? openOne(registration) : undefined(registration, fault));
      }
    } catch (RuntimeException | Error e) {
      open.forEach(OpenAdapter::close);
      throw e;
    }
    for (int i = 1; i <= unloadable; i++) {
      open.add(unloadable(i));
    }
    return List.copyOf(open);
  }

  private static Map<String, Gap> check(List<Registration> registrations, int unloadable) {
    if (registrations.isEmpty() && unloadable == 0) {
      throw new DsrException(
          DsrError.NO_ADAPTER,
          "There is no adapter: call adapter(…), or discoverAdapters() with adapter jars on the"
              + " class path");
    }
    Problems problems = new Problems();
    Map<String, Gap> broken = new HashMap<>();
    Set<String> instances = new HashSet<>();
    for (Registration registration : registrations) {
      String name = registration.instance();
      if (!SourceRef.wellFormed(name)) {
        problems.add(
            DsrError.INVALID_ID,
            "'" + name + "' is not a valid adapter name: use lower-case words joined by hyphens");
      }
      if (!registration.own() && OpenAdapter.OWN.equals(name)) {
        problems.add(
            DsrError.INVALID_ID,
            "the adapter name '" + name + "' is reserved for the library's own cases: use another");
      } else if (!instances.add(name)) {
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
    if (!registration.own() && OpenAdapter.OWN.equals(provider.id())) {
      problems.add(
          DsrError.INVALID_ID,
          "adapter '" + name + "': the provider id 'dsr' is reserved for the library itself");
    }
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
      // The operator can fix this problem, so it prevents the start; it has the adapter's own code.
      throw e;
    } catch (Throwable e) {
      return undefined(registration, fault(name, "define its sources", e));
    }
    checkSources(name, definition);
    try {
      Adapter adapter =
          requireNonNull(registration.provider().open(new Context(registration)), "adapter");
      checkActions(name, definition, adapter);
      return new OpenAdapter(
          name, provider, type(registration), definition, adapter, null, closingLimit);
    } catch (DsrException e) {
      throw e;
    } catch (Throwable e) {
      return new OpenAdapter(
          name,
          provider,
          type(registration),
          definition,
          null,
          fault(name, "open", e),
          closingLimit);
    }
  }

  private static String type(Registration registration) {
    return registration.provider().getClass().getName();
  }

  private OpenAdapter undefined(Registration registration, Gap fault) {
    String name = registration.instance();
    return new OpenAdapter(
        name, name, type(registration), undefined(name), null, fault, closingLimit);
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

  private static Gap fault(String name, String what, Throwable thrown) {
    LOG.warn("Adapter {} could not {}: {}", name, what, thrown.getClass().getName());
    return Gap.failed(
        DsrError.ADAPTER_UNAVAILABLE,
        "The adapter could not "
            + what
            + " ("
            + thrown.getClass().getName()
            + "); check that its jar and all its dependencies are on the class path");
  }

  private OpenAdapter unloadable(int number) {
    String name = "unloadable-provider-" + number;
    Gap fault =
        Gap.failed(
            DsrError.ADAPTER_UNAVAILABLE,
            "A provider listed on the class path cannot be loaded; the log contains its name");
    return new OpenAdapter(name, name, "", undefined(name), null, fault, closingLimit);
  }

  /** A placeholder for the unknown sources of an adapter that could not declare them. */
  private static AdapterDefinition undefined(String name) {
    ActionSupport unknown = ActionSupport.supported();
    SourceDescriptor.Builder source =
        SourceDescriptor.builder("all-sources", "All sources of the adapter '" + name + "'")
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

  /** Collects problems, so that all are reported at once; the first one determines the code. */
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
