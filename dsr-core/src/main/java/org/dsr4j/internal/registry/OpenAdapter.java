package org.dsr4j.internal.registry;

import static java.util.Objects.requireNonNull;

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

  private static final String OWN = "dsr";

  private final String instance;
  private final String provider;
  private final String providerType;
  private final AdapterDefinition definition;
  private final @Nullable Adapter adapter;
  private final @Nullable Gap fault;
  private volatile @Nullable TenantCheck tenantCheck;

  OpenAdapter(
      String instance,
      String provider,
      String providerType,
      AdapterDefinition definition,
      @Nullable Adapter adapter,
      @Nullable Gap fault) {
    this.instance = instance;
    this.provider = provider;
    this.providerType = providerType;
    this.definition = definition;
    this.adapter = adapter;
    this.fault = fault;
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
  public TenantCheck confirmTenant(Cancellation cancellation) {
    TenantCheck known = tenantCheck;
    if (known == null) {
      known = ask(requireNonNull(adapter), cancellation);
      if (known.status() != TenantCheck.Status.OTHER_TENANT) {
        tenantCheck = known;
      }
    }
    return known;
  }

  private TenantCheck ask(Adapter open, Cancellation cancellation) {
    try {
      return requireNonNull(open.confirmTenant(cancellation), "tenant check");
    } catch (DsrException e) {
      throw e;
    } catch (Throwable e) {
      LOG.warn("Adapter {} could not confirm its tenant: {}", instance, e.getClass().getName());
      throw new DsrException(
          DsrError.ADAPTER_FAILURE,
          "The adapter '"
              + instance
              + "' threw "
              + e.getClass().getName()
              + " while confirming its tenant; its vendor must fix it");
    }
  }

  @Override
  public void close() {
    if (adapter != null) {
      try {
        adapter.close();
      } catch (Throwable e) {
        LOG.warn("Closing adapter {} failed: {}", instance, e.getClass().getName());
      }
    }
  }
}
