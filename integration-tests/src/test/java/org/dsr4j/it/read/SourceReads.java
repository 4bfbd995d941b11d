package org.dsr4j.it.read;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Identity;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;

/** Reads single sources of both adapters for a person who is resolved already. */
final class SourceReads implements AutoCloseable {

  private final Map<SourceDescriptor, Adapter> sources = new LinkedHashMap<>();
  private final List<Adapter> adapters = new ArrayList<>();
  private final GraphConnection graph;
  private final List<Identity> people;

  SourceReads(SimulatedTenant simulated, Identity person) {
    this(simulated, Configuration.empty(), person);
  }

  SourceReads(SimulatedTenant simulated, Configuration settings, Identity... subjects) {
    people = List.of(subjects);
    graph = GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
    open(new AzureAdAdapterProvider(), TenantId.of(simulated.id()), settings);
    open(new IntuneAdapterProvider(), TenantId.of(simulated.id()), settings);
  }

  private void open(AdapterProvider provider, TenantId tenant, Configuration settings) {
    Adapter adapter = provider.open(new Context(provider.id(), tenant, settings, graph));
    adapters.add(adapter);
    adapter.confirmTenant(new Cancellation());
    provider.define(provider.id(), Configuration.empty()).sources().stream()
        .filter(one -> one.support(Action.EXPORT).status() == ActionSupport.Status.SUPPORTED)
        .forEach(one -> sources.put(one, adapter));
  }

  List<SourceDescriptor> sources() {
    return List.copyOf(sources.keySet());
  }

  RecordedRead read(SourceDescriptor source) {
    return RecordedRead.of(sources.get(source), source, people, Window.all(), new Cancellation());
  }

  @Override
  public void close() {
    adapters.forEach(Adapter::close);
    graph.close();
  }

  private record Context(
      String instance, TenantId tenant, Configuration configuration, GraphConnection graph)
      implements AdapterContext {

    @Override
    public <T> T resource(Class<T> type) {
      if (type.isInstance(graph)) {
        return type.cast(graph);
      }
      throw new DsrException(DsrError.MISSING_RESOURCE, "only a connection for reading");
    }

    @Override
    public Clock clock() {
      return Clock.systemUTC();
    }

    @Override
    public RunListener listener() {
      return RunListener.NONE;
    }
  }
}
