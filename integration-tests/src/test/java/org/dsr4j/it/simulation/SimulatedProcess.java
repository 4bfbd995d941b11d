package org.dsr4j.it.simulation;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;
import org.dsr4j.Dsr;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.internal.http.LocalService;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.TenantId;
import org.dsr4j.testkit.LocalTenant;
import org.dsr4j.testkit.SimulatedTenant;

/** One process with the real engine and adapters. Every write and call is a point to interrupt. */
final class SimulatedProcess implements AutoCloseable {

  /** The sources of the steps of the plan; the plan of all sources is a hundred times longer. */
  static final Set<String> SOURCES =
      Set.of(
          "aad-user",
          "aad-device",
          "aad-auth-phone",
          "intune-managed-device",
          "intune-autopilot-device-identities",
          "intune-managed-app-registrations");

  private final World world;
  private final List<Move.Interruption> interruptions;
  private final GraphConnection reading;
  private final GraphChangeConnection changing;
  private final Dsr dsr;
  private int points;
  private int variant;
  private boolean dead;

  SimulatedProcess(World world, EngineDefect defect, List<Move.Interruption> interruptions) {
    this.world = world;
    this.interruptions = interruptions;
    SimulatedTenant tenant = world.tenant();
    TenantId id = TenantId.of(tenant.id());
    GraphCloud cloud = GraphTenant.cloud(tenant);
    LocalService service = defect.network(this::answer, world.bench());
    reading =
        LocalConnections.reading(
            id, cloud, GraphTenant.token(tenant.accessToken()), GraphTenant.QUICK, service);
    changing =
        LocalConnections.changing(
            id,
            cloud,
            GraphTenant.token(tenant.accessToken(ErasureFixture.CHANGE_PERMISSIONS)),
            GraphTenant.QUICK,
            world.clock(),
            service);
    dsr =
        Dsr.builder(id)
            .adapter(new FewSources(defect.adapter(new AzureAdAdapterProvider()), SOURCES))
            .adapter(new FewSources(defect.adapter(new IntuneAdapterProvider()), SOURCES))
            .resource(GraphConnection.class, reading)
            .resource(GraphChangeConnection.class, changing)
            .clock(world.clock())
            .parallelism(1)
            .journal(world.disk().of(this))
            .caseKeys(world.keys())
            .journalSigner(new FastSigner())
            .build();
  }

  Dsr dsr() {
    return dsr;
  }

  boolean isDead() {
    return dead;
  }

  void requireAlive() {
    if (dead) {
      throw new Kill();
    }
  }

  int variant() {
    return variant;
  }

  /** A point at which the process may be interrupted; returns whether the connection is cut. */
  boolean reach(String where) {
    requireAlive();
    points++;
    boolean cut = false;
    for (Move.Interruption each : interruptions) {
      if (each.point() == points) {
        variant = each.variant();
        world.say("  " + where + ": " + each.act());
        cut |= each.act() == Act.CUT;
        interrupt(each.act());
      }
    }
    if (cut && where.equals("write")) {
      throw new SimulatedDisk.DiskFull();
    }
    return cut;
  }

  private void interrupt(Act act) {
    if (!act.outside()) {
      world.happened(act.name());
    }
    switch (act) {
      case KILL -> {
        dead = true;
        world.disk().release(this);
        throw new Kill();
      }
      case CUT -> {}
      case SECOND_RUNNER -> world.run(World.CASE, List.of());
      case SECOND_RUNNER_WITHOUT_LOCK ->
          world.disk().unlocked(() -> world.run(World.CASE, List.of()));
      case OTHER_CASE -> world.run(World.OTHER_CASE, List.of());
      default -> world.outside(act);
    }
  }

  private Response answer(Request request) throws IOException {
    if (reach("call")) {
      throw new IOException("cut before the effect");
    }
    world.called();
    Response response = LocalTenant.answer(world.tenant(), request);
    if (reach("called")) {
      response.close();
      throw new IOException("cut after the effect");
    }
    return response;
  }

  @Override
  public void close() {
    dsr.close();
    reading.close();
    changing.close();
  }
}
