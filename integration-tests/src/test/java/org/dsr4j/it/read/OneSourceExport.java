package org.dsr4j.it.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.it.published.OneSourceProvider;
import org.dsr4j.it.read.StubbingProxy.Answer;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.assertj.AccessPackage;

/** Exports one source of a simulated tenant, whose answers a test may replace. */
final class OneSourceExport implements AutoCloseable {

  private final SimulatedTenant simulated = SimulatedTenant.start();
  private final StubbingProxy front = new StubbingProxy(simulated.endpoint());
  private final AdapterProvider adapter;
  private final String source;
  private final SimulatedUser person = simulated.user("anna");

  OneSourceExport(AdapterProvider adapter, String source) {
    this.adapter = adapter;
    this.source = source;
  }

  /** What was found of the source. */
  record Found(LedgerEntry entry, List<String> records) {

    List<LedgerStatus> gaps() {
      return entry.gaps().stream().map(Gap::status).toList();
    }
  }

  SimulatedUser person() {
    return person;
  }

  OneSourceExport lists(String request, String... rows) {
    front.on("GET " + request, Answer.json("{'value':[" + String.join(",", rows) + "]}"));
    return this;
  }

  OneSourceExport refuses(String request, int status) {
    front.on("GET " + request, Answer.refusal(status));
    return this;
  }

  /** The requests that got a replaced answer. */
  List<String> asked() {
    return front.asked();
  }

  Found export(Map<String, String> configuration) throws IOException {
    TenantId tenant = TenantId.of(simulated.id());
    Path zip = Files.createTempFile("one-source", ".zip");
    Files.delete(zip);
    try (GraphConnection graph =
            GraphTenant.connect(
                tenant,
                GraphTenant.cloud(front.endpoint()),
                GraphTenant.token(simulated.accessToken()));
        Dsr dsr =
            Dsr.builder(tenant)
                .adapter(
                    new OneSourceProvider(adapter, source),
                    adapter.id(),
                    Configuration.of(configuration))
                .resource(GraphConnection.class, graph)
                .build()) {
      Report report = dsr.export(GraphTenant.request(dsr, person), ExportTarget.zip(zip));
      return new Found(
          report.ledger().entry(source).orElseThrow(), AccessPackage.read(zip).records(source));
    } finally {
      Files.deleteIfExists(zip);
    }
  }

  @Override
  public void close() {
    front.close();
    simulated.close();
  }
}
