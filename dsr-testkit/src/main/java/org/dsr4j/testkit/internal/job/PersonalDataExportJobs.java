package org.dsr4j.testkit.internal.job;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TenantStore;

/** The requested exports of personal data from the directory. Safe for several threads. */
public final class PersonalDataExportJobs {

  public static final String PATH = "/dataPolicyOperations";

  private static final int POLLS = 2;

  private record Operation(EntityRow row, JobProgress progress) {}

  private final TenantStore store;
  private final Seed seed;
  private final Map<String, Operation> operations = new ConcurrentHashMap<>();

  public PersonalDataExportJobs(TenantStore store, Seed seed) {
    this.store = store;
    this.seed = seed;
  }

  /** Starts an export and returns its id. */
  public synchronized String start(String userId, String storageLocation, Instant now) {
    String id = seed.child("data export " + operations.size()).guid();
    EntityRow row = new EntityRow("dataPolicyOperation", "{}");
    row.set("id", RawJson.quote(id));
    row.set("completedDateTime", "null");
    row.set("status", "\"notStarted\"");
    row.set("storageLocation", RawJson.quote(storageLocation));
    row.set("userId", RawJson.quote(userId));
    row.set("submittedDateTime", RawJson.quote(now.toString()));
    row.set("progress", "0");
    store.add(PATH, row);
    JobProgress progress = new JobProgress(POLLS, List.of("notStarted", "running", "complete"));
    operations.put(id, new Operation(row, progress));
    return id;
  }

  public synchronized SavedState saveState() {
    List<SavedState> parts = new ArrayList<>();
    parts.add(SavedState.of(operations));
    operations.values().forEach(operation -> parts.add(operation.progress().saveState()));
    return () -> restore(parts);
  }

  private synchronized void restore(List<SavedState> parts) {
    parts.forEach(SavedState::restore);
  }

  /** Advances an export by one step, because a client polls it. */
  public synchronized void advance(String id, Instant now) {
    Operation operation = operations.get(id);
    if (operation == null) {
      return;
    }
    String status = operation.progress().nextStatus();
    EntityRow row = operation.row();
    row.set("status", RawJson.quote(status));
    row.set("progress", status.equals("complete") ? "100" : "50");
    if (status.equals("complete") && "null".equals(row.member("completedDateTime"))) {
      row.set("completedDateTime", RawJson.quote(now.toString()));
    }
  }
}
