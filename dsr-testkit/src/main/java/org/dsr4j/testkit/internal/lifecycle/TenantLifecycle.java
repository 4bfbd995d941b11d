package org.dsr4j.testkit.internal.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.testkit.internal.lifecycle.AuditTrail.Activity;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TenantStore;

/** The changes in one tenant, immediate and delayed. Safe for use by several threads. */
public final class TenantLifecycle {

  private static final Duration DELETED_ITEMS_KEPT = Duration.ofDays(30);
  private static final Duration INTUNE_PURGE = Duration.ofDays(30);

  private final TenantStore store;
  private final AuditTrail auditTrail;
  private final Users users;
  private final SyncedUsers syncedUsers;
  private final AutopilotDevices autopilotDevices;
  private final ManagedDevices managedDevices;
  private final ManagedApps managedApps;
  private final ObjectOwners ownership;
  private final SignInMethods signInMethods;
  private final ExternalUserProfiles externalProfiles;
  private final IntuneUserPurge purge;

  /** Permanently deleted users whose rows were removed from Intune. */
  private final Set<String> forgotten = new HashSet<>();

  /**
   * Creates the lifecycle of a tenant.
   *
   * @param store the tenant's rows
   * @param seed the seed of generated values
   */
  public TenantLifecycle(TenantStore store, Seed seed) {
    this.store = store;
    this.auditTrail = new AuditTrail(store, seed.child("audits"));
    this.users = new Users(store);
    this.syncedUsers = new SyncedUsers(store, users, auditTrail);
    this.autopilotDevices = new AutopilotDevices(store);
    this.managedDevices = new ManagedDevices(store, users, autopilotDevices);
    this.managedApps = new ManagedApps(store);
    this.ownership = new ObjectOwners(store);
    this.signInMethods = new SignInMethods(store);
    this.externalProfiles = new ExternalUserProfiles(store);
    this.purge = new IntuneUserPurge(store, managedDevices);
  }

  /** {@return the audit logs} */
  public AuditTrail auditTrail() {
    return auditTrail;
  }

  /** {@return the users} */
  public Users users() {
    return users;
  }

  /** {@return the users of the on-premises directory} */
  public SyncedUsers syncedUsers() {
    return syncedUsers;
  }

  /** {@return the devices} */
  public ManagedDevices managedDevices() {
    return managedDevices;
  }

  /** {@return the Windows Autopilot identities} */
  public AutopilotDevices autopilotDevices() {
    return autopilotDevices;
  }

  /** {@return the protected apps} */
  public ManagedApps managedApps() {
    return managedApps;
  }

  /** {@return the owners of objects} */
  public ObjectOwners ownership() {
    return ownership;
  }

  /** {@return the order of sign-in methods} */
  public SignInMethods signInMethods() {
    return signInMethods;
  }

  /** {@return the profiles of external people} */
  public ExternalUserProfiles externalProfiles() {
    return externalProfiles;
  }

  /**
   * Carries out all due changes, in the order of their due times.
   *
   * @param now the tenant's time
   */
  public synchronized void applyDueChanges(Instant now) {
    due(now).forEach(this::expire);
    externalProfiles.applyDueRemovals(now);
    for (Map.Entry<String, Instant> user : users.purged().entrySet()) {
      boolean isDue = !now.isBefore(user.getValue().plus(INTUNE_PURGE));
      if (isDue && forgotten.add(user.getKey())) {
        purge.purge(user.getKey(), users.unusedFormerName(user.getKey()));
      }
    }
  }

  /**
   * Synchronises with the on-premises directory.
   *
   * @param now the tenant's time
   */
  public synchronized void sync(Instant now) {
    syncedUsers.sync(now);
  }

  private record ScheduledPurge(Row deleted, Instant time) {}

  private List<ScheduledPurge> due(Instant now) {
    List<ScheduledPurge> due = new ArrayList<>();
    for (String path : Users.DELETED) {
      for (Row row : store.rows(path)) {
        Instant since = Users.deletedAt(row);
        Instant end = since == null ? null : since.plus(DELETED_ITEMS_KEPT);
        if (end != null && !now.isBefore(end)) {
          due.add(new ScheduledPurge(row, end));
        }
      }
    }
    due.sort(Comparator.comparing(ScheduledPurge::time));
    return due;
  }

  private void expire(ScheduledPurge due) {
    String id = due.deleted().string("id");
    if (id != null && users.deleted(id) != null) {
      if (Users.isUser(due.deleted())) {
        auditTrail.directory(
            Activity.HARD_DELETE_USER, due.deleted(), Initiator.SERVICE, due.time());
      }
      users.purge(due.deleted(), due.time());
    }
  }

  /** {@return the saved current state} */
  public synchronized SavedState saveState() {
    List<SavedState> parts =
        List.of(
            auditTrail.saveState(),
            users.saveState(),
            syncedUsers.saveState(),
            managedDevices.saveState(),
            managedApps.saveState(),
            externalProfiles.saveState(),
            signInMethods.saveState(),
            SavedState.of(forgotten));
    return () -> restore(parts);
  }

  private synchronized void restore(List<SavedState> parts) {
    parts.forEach(SavedState::restore);
  }
}
