package org.dsr4j.internal.registry;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.dsr4j.change.PlannedProvider;
import org.dsr4j.model.AdapterStatus;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One adapter instance of a {@code Dsr}: open, or failed with a reason.
 *
 * <p>The sources of a failed adapter are in the ledger as failed. Thread-safe.
 */
public final class OpenAdapter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenAdapter.class);

  /** The instance and the provider id of the library's own cases. */
  static final String OWN = "dsr";

  private final String instance;
  private final String provider;
  private final String providerType;
  private final AdapterDefinition definition;
  private final @Nullable Adapter adapter;
  private final @Nullable Gap fault;
  private final Duration closingLimit;
  private volatile @Nullable TenantCheck tenantCheck;

  OpenAdapter(
      String instance,
      String provider,
      String providerType,
      AdapterDefinition definition,
      @Nullable Adapter adapter,
      @Nullable Gap fault,
      Duration closingLimit) {
    this.instance = instance;
    this.provider = provider;
    this.providerType = providerType;
    this.definition = definition;
    this.adapter = adapter;
    this.fault = fault;
    this.closingLimit = closingLimit;
  }

  public String instance() {
    return instance;
  }

  public List<SourceDescriptor> sources() {
    return definition.sources();
  }

  public SourceRef ref(SourceDescriptor source) {
    return new SourceRef(instance, source.id());
  }

  /** Returns why no source of this adapter can be read, or empty. */
  public Optional<Gap> fault() {
    return Optional.ofNullable(fault);
  }

  /** Returns the adapter as one of the interfaces that it implements. */
  public <T> Optional<T> as(Class<T> type) {
    return type.isInstance(adapter) ? Optional.of(type.cast(adapter)) : Optional.empty();
  }

  /**
   * Returns the edition to which the adapter is connected when the source does not exist there,
   * otherwise empty.
   */
  public Optional<String> editionWithout(SourceDescriptor source) {
    try {
      return adapter == null
          ? Optional.empty()
          : adapter.edition().filter(source.absentIn()::contains);
    } catch (Throwable e) {
      LOG.warn("Adapter {} could not return its edition: {}", instance, e.getClass().getName());
      return Optional.empty();
    }
  }

  /** Returns whether the adapter belongs to the library itself. */
  public boolean isBuiltIn() {
    return provider.equals(OWN);
  }

  /** Returns which provider the adapter comes from. */
  public PlannedProvider provider() {
    return new PlannedProvider(instance, provider, providerType, definition.version());
  }

  public AdapterStatus status() {
    return new AdapterStatus(instance, provider, definition.version(), tenantCheck);
  }

  /**
   * Asks the service for its tenant, unless it answered before; a failed call is repeated. Holds no
   * lock during the call: a service that never responds must not block callers of the status.
   */
  public TenantCheck confirmTenant(GuardedCalls calls) {
    TenantCheck known = tenantCheck;
    if (known == null) {
      known = ask(requireNonNull(adapter), calls);
      if (known.status() != TenantCheck.Status.OTHER_TENANT) {
        tenantCheck = known;
      }
    }
    return known;
  }

  private TenantCheck ask(Adapter open, GuardedCalls calls) {
    try {
      return calls.call(described(), open::confirmTenant);
    } catch (CallFailed e) {
      if (e.reason() instanceof DsrException known) {
        throw known;
      }
      LOG.warn("Adapter {} could not confirm its tenant: {}", instance, e.getMessage());
      throw new DsrException(
          DsrError.ADAPTER_FAILURE,
          "The adapter '"
              + instance
              + "' threw "
              + e.getMessage()
              + " while confirming its tenant; its vendor must fix it");
    }
  }

  /** Returns the name of the adapter in messages. */
  public String described() {
    return described(instance);
  }

  /** Returns the name of an adapter in messages. */
  public static String described(String instance) {
    return "the adapter '" + instance + "'";
  }

  /** Closes the adapter; one that blocks does not prevent the others from being closed. */
  @Override
  public void close() {
    Adapter open = adapter;
    if (open != null) {
      // An interrupted caller closes its adapters too.
      boolean interrupted = Thread.interrupted();
      try {
        new GuardedCalls(new Cancellation(), closingLimit, () -> {})
            .call(
                described(),
                any -> {
                  open.close();
                  return true;
                });
      } catch (CallFailed e) {
        LOG.warn("Closing adapter {} failed: {}", instance, e.getMessage());
      } finally {
        if (interrupted) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }
}
