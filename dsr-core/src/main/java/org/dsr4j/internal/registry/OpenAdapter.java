package org.dsr4j.internal.registry;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;
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
 * One adapter instance of a {@code Dsr}: open, or broken with the reason.
 *
 * <p>A broken one still has its sources in the ledger, each failed. Thread-safe.
 */
public final class OpenAdapter implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenAdapter.class);

  private static final String OWN = "dsr";

  private final String instance;
  private final String provider;
  private final AdapterDefinition definition;
  private final @Nullable Adapter adapter;
  private final @Nullable Gap fault;
  private volatile @Nullable TenantCheck tenantCheck;

  OpenAdapter(
      String instance,
      String provider,
      AdapterDefinition definition,
      @Nullable Adapter adapter,
      @Nullable Gap fault) {
    this.instance = instance;
    this.provider = provider;
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

  /** Why no source of this adapter can be read, or empty. */
  public Optional<Gap> fault() {
    return Optional.ofNullable(fault);
  }

  /** The adapter as one of the interfaces it implements. */
  public <T> Optional<T> as(Class<T> type) {
    return type.isInstance(adapter) ? Optional.of(type.cast(adapter)) : Optional.empty();
  }

  /** Where it is connected to, when a source does not exist there; else empty. */
  public Optional<String> editionWithout(SourceDescriptor source) {
    try {
      return adapter == null
          ? Optional.empty()
          : adapter.edition().filter(source.absentIn()::contains);
    } catch (Throwable e) {
      LOG.warn("Adapter {} could not tell its edition: {}", instance, e.getClass().getName());
      return Optional.empty();
    }
  }

  /** Whether it is the library's own. */
  public boolean isBuiltIn() {
    return provider.equals(OWN);
  }

  public AdapterStatus status() {
    return new AdapterStatus(instance, provider, definition.version(), tenantCheck);
  }

  /**
   * Asks the service who it is, unless it has answered before; a failure is asked again. Holds no
   * lock meanwhile: a service that never answers must not stop whoever asks for the status.
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
              + " while confirming its tenant; its vendor must mend it");
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
