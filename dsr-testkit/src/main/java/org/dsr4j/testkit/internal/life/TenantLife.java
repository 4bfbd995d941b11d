package org.dsr4j.testkit.internal.life;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.testkit.internal.life.AuditTrail.Activity;
import org.dsr4j.testkit.internal.state.Restoration;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TenantStore;

/** What changes in one tenant, and what changes with time. Safe for use by several threads. */
public final class TenantLife {

  private static final Duration DELETED_ITEMS_KEPT = Duration.ofDays(30);
  private static final Duration INTUNE_PURGE = Duration.ofDays(30);

  private final TenantStore store;
  private final AuditTrail audits;
  private final People people;
  private final SyncedPeople synced;
  private final Autopilot autopilot;
  private final Hardware hardware;
  private final ManagedApps apps;
  private final Ownership ownership;
  private final VisitorProfiles visitors;
  private final IntunePurge purge;

  /** Permanently deleted users whom Intune has forgotten. */
  private final Set<String> forgotten = new HashSet<>();

  /**
   * Makes the life of a tenant.
   *
   * @param store the tenant's rows
   * @param seed the seed of what it makes
   */
  public TenantLife(TenantStore store, Seed seed) {
    this.store = store;
    this.audits = new AuditTrail(store, seed.child("audits"));
    this.people = new People(store);
    this.synced = new SyncedPeople(store, people, audits);
    this.autopilot = new Autopilot(store);
    this.hardware = new Hardware(store, people, autopilot);
    this.apps = new ManagedApps(store);
    this.ownership = new Ownership(store);
    this.visitors = new VisitorProfiles(store);
    this.purge = new IntunePurge(store, hardware);
  }

  /** {@return the audit logs} */
  public AuditTrail audits() {
    return audits;
  }

  /** {@return the users} */
  public People people() {
    return people;
  }

  /** {@return the users who are mastered on the premises} */
  public SyncedPeople synced() {
    return synced;
  }

  /** {@return the devices} */
  public Hardware hardware() {
    return hardware;
  }

  /** {@return the Windows Autopilot identities} */
  public Autopilot autopilot() {
    return autopilot;
  }

  /** {@return the protected apps} */
  public ManagedApps apps() {
    return apps;
  }

  /** {@return who owns what} */
  public Ownership ownership() {
    return ownership;
  }

  /** {@return the profiles of people from elsewhere} */
  public VisitorProfiles visitors() {
    return visitors;
  }

  /**
   * Lets everything happen that is due, in the order in which it is due.
   *
   * @param now the tenant's time
   */
  public synchronized void catchUp(Instant now) {
    due(now).forEach(this::expire);
    visitors.catchUp(now);
    for (Map.Entry<String, Instant> user : people.purged().entrySet()) {
      boolean isDue = !now.isBefore(user.getValue().plus(INTUNE_PURGE));
      if (isDue && forgotten.add(user.getKey())) {
        purge.of(user.getKey(), people.freeName(user.getKey()));
      }
    }
  }

  /**
   * Synchronises with the directory on the premises.
   *
   * @param now the tenant's time
   */
  public synchronized void sync(Instant now) {
    synced.sync(now);
  }

  private record Due(Row deleted, Instant time) {}

  private List<Due> due(Instant now) {
    List<Due> due = new ArrayList<>();
    for (String path : People.DELETED) {
      for (Row row : store.rows(path)) {
        Instant since = People.since(row);
        Instant end = since == null ? null : since.plus(DELETED_ITEMS_KEPT);
        if (end != null && !now.isBefore(end)) {
          due.add(new Due(row, end));
        }
      }
    }
    due.sort(Comparator.comparing(Due::time));
    return due;
  }

  private void expire(Due due) {
    String id = due.deleted().string("id");
    if (id != null && people.deleted(id) != null) {
      if (People.isUser(due.deleted())) {
        audits.directory(Activity.HARD_DELETE_USER, due.deleted(), Initiator.SERVICE, due.time());
      }
      people.purge(due.deleted(), due.time());
    }
  }

  /** {@return what brings the present state back} */
  public synchronized Restoration remember() {
    List<Restoration> parts =
        List.of(
            audits.remember(),
            people.remember(),
            synced.remember(),
            hardware.remember(),
            apps.remember(),
            visitors.remember(),
            Restoration.of(forgotten));
    return () -> restore(parts);
  }

  private synchronized void restore(List<Restoration> parts) {
    parts.forEach(Restoration::restore);
  }
}
