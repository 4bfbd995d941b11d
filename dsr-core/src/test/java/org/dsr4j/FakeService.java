package org.dsr4j;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.dsr4j.spi.ConfigurationSpec;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.Resolution;
import org.jspecify.annotations.Nullable;

/** A service in memory: its data, its errors and the calls that it received. */
public final class FakeService implements AdapterProvider {

  /** Reads one source; exceptions reach the engine unchanged. */
  public interface Reader {
    ReadOutcome read(ReadTask task, RecordSink sink) throws Throwable;
  }

  /** Resolves a person. */
  public interface Resolver {
    Resolution resolve(Identity known, Cancellation cancellation) throws Throwable;
  }

  /** All calls to the service, in order. */
  public final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  private final String id;
  private final List<SourceDescriptor> sources = new ArrayList<>();
  private final Map<String, Reader> readers = new HashMap<>();
  private final List<ConfigurationKey> keys = new ArrayList<>();
  private int spiMajor = 1;
  private CheckedCalls.Answer<TenantCheck> tenant =
      () -> TenantCheck.confirmed("asked and answered");
  private final List<Cancellation> tenantCancellations = new ArrayList<>();
  private @Nullable Resolver resolver;
  private CheckedCalls.Answer<Set<IdentifierKind>> consumes = Set::of;
  private CheckedCalls.Step onDefine = () -> {};
  private CheckedCalls.Step onClose = () -> {};
  private @Nullable Class<?> resource;
  private CheckedCalls.@Nullable Answer<Adapter> opened;

  public FakeService(String id) {
    this.id = id;
  }

  public FakeService source(SourceDescriptor source, Reader reader) {
    sources.add(source);
    readers.put(source.id(), reader);
    return this;
  }

  /** A source whose records contain the object id of the person in the field {@code id}. */
  public FakeService source(String sourceId, Reader reader) {
    return source(Samples.readable(sourceId).build(), reader);
  }

  public FakeService source(SourceDescriptor source) {
    return source(source, FakeRecords.none());
  }

  public FakeService key(ConfigurationKey key) {
    keys.add(key);
    return this;
  }

  public FakeService spiMajor(int value) {
    spiMajor = value;
    return this;
  }

  public FakeService tenant(CheckedCalls.Answer<TenantCheck> value) {
    tenant = value;
    return this;
  }

  public FakeService resolver(Resolver value, IdentifierKind... kinds) {
    return resolver(value, () -> Set.of(kinds));
  }

  public FakeService resolver(Resolver value, CheckedCalls.Answer<Set<IdentifierKind>> kinds) {
    resolver = value;
    consumes = kinds;
    return this;
  }

  public FakeService onDefine(CheckedCalls.Step step) {
    onDefine = step;
    return this;
  }

  FakeService onClose(CheckedCalls.Step step) {
    onClose = step;
    return this;
  }

  public FakeService needs(Class<?> type) {
    resource = type;
    return this;
  }

  /** Replaces the adapter that is opened, or fails. */
  public FakeService opens(CheckedCalls.Answer<Adapter> value) {
    opened = value;
    return this;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public int spiMajor() {
    return spiMajor;
  }

  @Override
  public ConfigurationSpec configuration() {
    return new ConfigurationSpec(keys);
  }

  @Override
  public AdapterDefinition define(String instance, Configuration configuration) {
    CheckedCalls.run(onDefine);
    return new AdapterDefinition("Fake " + id, "1.2.3", sources);
  }

  @Override
  public Adapter open(AdapterContext context) {
    calls.add("open");
    if (resource != null) {
      context.resource(resource);
    }
    if (opened != null) {
      return CheckedCalls.call(opened);
    }
    return resolver != null ? new FakeAdapter.Resolving(this) : new FakeAdapter(this);
  }

  /** The cancellation of the last tenant check. */
  public Cancellation tenantCancellation() {
    return tenantCancellations.get(tenantCancellations.size() - 1);
  }

  TenantCheck confirm(Cancellation cancellation) {
    calls.add("confirm");
    tenantCancellations.add(cancellation);
    return CheckedCalls.call(tenant);
  }

  ReadOutcome read(ReadTask task, RecordSink sink) {
    calls.add("read " + task.source().id());
    return CheckedCalls.call(() -> readers.get(task.source().id()).read(task, sink));
  }

  Set<IdentifierKind> consumes() {
    return CheckedCalls.call(consumes);
  }

  Resolution resolve(Identity known, Cancellation cancellation) {
    calls.add("resolve");
    return CheckedCalls.call(() -> resolver.resolve(known, cancellation));
  }

  public void close() {
    calls.add("close");
    CheckedCalls.run(onClose);
  }
}
