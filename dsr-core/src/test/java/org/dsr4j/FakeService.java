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

/** A service in memory: what it holds, how it fails, and what it was asked. */
final class FakeService implements AdapterProvider {

  /** Reads one source; whatever it throws is thrown to the engine as it is. */
  interface Reader {
    ReadOutcome read(ReadTask task, RecordSink sink) throws Throwable;
  }

  /** Learns who somebody is. */
  interface Resolver {
    Resolution resolve(Identity known, Cancellation cancellation) throws Throwable;
  }

  /** Everything that was asked of the service, in order. */
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  private final String id;
  private final List<SourceDescriptor> sources = new ArrayList<>();
  private final Map<String, Reader> readers = new HashMap<>();
  private final List<ConfigurationKey> keys = new ArrayList<>();
  private int spiMajor = 1;
  private Throwing.Answer<TenantCheck> tenant = () -> TenantCheck.confirmed("asked and answered");
  private final List<Cancellation> tenantCancellations = new ArrayList<>();
  private @Nullable Resolver resolver;
  private Throwing.Answer<Set<IdentifierKind>> consumes = Set::of;
  private Throwing.Step onDefine = () -> {};
  private Throwing.Step onClose = () -> {};
  private @Nullable Class<?> resource;
  private Throwing.@Nullable Answer<Adapter> opened;

  FakeService(String id) {
    this.id = id;
  }

  FakeService source(SourceDescriptor source, Reader reader) {
    sources.add(source);
    readers.put(source.id(), reader);
    return this;
  }

  /** A source whose records carry the person's object id in the field {@code id}. */
  FakeService source(String sourceId, Reader reader) {
    return source(Samples.readable(sourceId).build(), reader);
  }

  FakeService source(SourceDescriptor source) {
    return source(source, Rows.none());
  }

  FakeService key(ConfigurationKey key) {
    keys.add(key);
    return this;
  }

  FakeService spiMajor(int value) {
    spiMajor = value;
    return this;
  }

  FakeService tenant(Throwing.Answer<TenantCheck> value) {
    tenant = value;
    return this;
  }

  FakeService resolver(Resolver value, IdentifierKind... kinds) {
    return resolver(value, () -> Set.of(kinds));
  }

  FakeService resolver(Resolver value, Throwing.Answer<Set<IdentifierKind>> kinds) {
    resolver = value;
    consumes = kinds;
    return this;
  }

  FakeService onDefine(Throwing.Step step) {
    onDefine = step;
    return this;
  }

  FakeService onClose(Throwing.Step step) {
    onClose = step;
    return this;
  }

  FakeService needs(Class<?> type) {
    resource = type;
    return this;
  }

  /** Opens as something else, or not at all. */
  FakeService opens(Throwing.Answer<Adapter> value) {
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
    Throwing.run(onDefine);
    return new AdapterDefinition("Fake " + id, "1.2.3", sources);
  }

  @Override
  public Adapter open(AdapterContext context) {
    calls.add("open");
    if (resource != null) {
      context.resource(resource);
    }
    if (opened != null) {
      return Throwing.call(opened);
    }
    return resolver != null ? new FakeAdapter.Resolving(this) : new FakeAdapter(this);
  }

  /** What the last question for the tenant can be stopped by. */
  Cancellation tenantCancellation() {
    return tenantCancellations.get(tenantCancellations.size() - 1);
  }

  TenantCheck confirm(Cancellation cancellation) {
    calls.add("confirm");
    tenantCancellations.add(cancellation);
    return Throwing.call(tenant);
  }

  ReadOutcome read(ReadTask task, RecordSink sink) {
    calls.add("read " + task.source().id());
    return Throwing.call(() -> readers.get(task.source().id()).read(task, sink));
  }

  Set<IdentifierKind> consumes() {
    return Throwing.call(consumes);
  }

  Resolution resolve(Identity known, Cancellation cancellation) {
    calls.add("resolve");
    return Throwing.call(() -> resolver.resolve(known, cancellation));
  }

  void close() {
    calls.add("close");
    Throwing.run(onClose);
  }
}
