package org.dsr4j.testkit.internal.job;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.EntityRow;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowList;
import org.dsr4j.testkit.internal.store.Seed;
import org.dsr4j.testkit.internal.store.TenantStore;
import org.jspecify.annotations.Nullable;

/** The report exports of one tenant's Intune. Safe for use by several threads. */
public final class ExportJobs {

  /** The address at which the files of finished jobs are downloaded. */
  public static final String BLOB_PATH = "/blob/";

  public static final String PATH = "/deviceManagement/reports/exportJobs";

  private static final String NEVER = "\"0001-01-01T00:00:00Z\"";

  /** A downloadable report: its query, its expiry and its content. */
  public static final class Blob {

    private final String query;
    private final Instant until;
    private final byte[] content;

    Blob(String query, Instant until, byte[] content) {
      this.query = query;
      this.until = until;
      this.content = content;
    }

    public boolean isAccessible(String sentQuery, Instant now) {
      return query.equals(sentQuery) && now.isBefore(until);
    }

    public byte[] content() {
      return content;
    }
  }

  private record Job(EntityRow row, ReportFile file, JobProgress progress) {}

  private final String tenantId;
  private final TenantStore store;
  private final Seed seed;
  private final Map<String, Job> jobs = new ConcurrentHashMap<>();
  private final Map<String, Blob> blobs = new ConcurrentHashMap<>();
  private final Map<String, byte[]> contents = new ConcurrentHashMap<>();
  private int created;
  private int polls = 1;
  private String end = "completed";
  private boolean json;
  private Duration urlLifetime = Duration.ofHours(6);

  public ExportJobs(String tenantId, TenantStore store, Seed seed) {
    this.tenantId = tenantId;
    this.store = store;
    this.seed = seed;
  }

  /**
   * Sets the final status of jobs that are started from now on.
   *
   * @param status the last status
   */
  public synchronized void finishWithStatus(String status) {
    end = status;
  }

  /**
   * Sets which poll finds a job finished, for jobs that are started from now on.
   *
   * @param count counted from one
   */
  public synchronized void polls(int count) {
    polls = count;
  }

  /**
   * Sets whether reports contain JSON instead of CSV, independently of the requested format.
   *
   * @param asJson whether they contain JSON
   */
  public synchronized void json(boolean asJson) {
    json = asJson;
  }

  /**
   * Sets how long a finished report can be downloaded.
   *
   * @param time the duration in the tenant's time
   */
  public synchronized void urlLifetime(Duration time) {
    urlLifetime = time;
  }

  /**
   * Sets the content of a report.
   *
   * @param reportName the report
   * @param csv the text of its one file
   */
  public void content(String reportName, String csv) {
    contents.put(reportName, csv.getBytes(StandardCharsets.UTF_8));
  }

  public synchronized SavedState saveState() {
    List<SavedState> parts = new ArrayList<>();
    parts.add(SavedState.of(jobs));
    parts.add(SavedState.of(blobs));
    parts.add(SavedState.of(contents));
    jobs.values().forEach(job -> parts.add(job.progress().saveState()));
    int createdThen = created;
    int pollsThen = polls;
    String endThen = end;
    boolean jsonThen = json;
    Duration lifetimeThen = urlLifetime;
    parts.add(
        () -> {
          created = createdThen;
          polls = pollsThen;
          end = endThen;
          json = jsonThen;
          urlLifetime = lifetimeThen;
        });
    return () -> restore(parts);
  }

  private synchronized void restore(List<SavedState> parts) {
    parts.forEach(SavedState::restore);
  }

  public synchronized EntityRow start(
      String reportName, String filter, List<String> columns, Instant now) {
    String id = reportName + "_" + seed.child("export " + created++).guid();
    EntityRow row = new EntityRow("deviceManagementExportJob", "{}");
    row.set("id", RawJson.quote(id));
    row.set("reportName", RawJson.quote(reportName));
    row.set("filter", RawJson.quote(filter));
    row.set("select", columns.stream().map(RawJson::quote).toList().toString());
    // independent of the requested format: the documented sample requests json and gets csv
    row.set("format", json ? "\"json\"" : "\"csv\"");
    row.set("snapshotId", "null");
    row.set("localizationType", "\"localizedValuesAsAdditionalColumn\"");
    row.set("status", "\"notStarted\"");
    row.set("url", "null");
    row.set("requestDateTime", RawJson.quote(now.truncatedTo(ChronoUnit.SECONDS).toString()));
    row.set("expirationDateTime", NEVER);
    store.add(PATH, row);
    List<String> shown = columns.isEmpty() ? ReportColumns.of(reportName) : columns;
    ReportFile file = new ReportFile(id, shown, contents.get(reportName), json);
    JobProgress progress = new JobProgress(polls, List.of("notStarted", "inProgress", end));
    jobs.put(id.toLowerCase(Locale.ROOT), new Job(row, file, progress));
    return row;
  }

  /** Advances a job by one step, because a client polls it. */
  public synchronized void advance(String id, String endpoint, Instant now) {
    String key = id.toLowerCase(Locale.ROOT);
    Job job = jobs.get(key);
    if (job == null) {
      return;
    }
    String status = job.progress().nextStatus();
    job.row().set("status", RawJson.quote(status));
    if (status.equals("completed") && !blobs.containsKey(key)) {
      job.row()
          .set("url", RawJson.quote(publishBlob(key, job.file().zip(devices()), endpoint, now)));
      job.row().set("expirationDateTime", RawJson.quote(until(now).toString()));
    }
  }

  /** Makes a file available for a limited time and returns its address. */
  public synchronized String publishBlob(
      String name, byte[] content, String endpoint, Instant now) {
    String key = name.toLowerCase(Locale.ROOT);
    Instant until = until(now);
    String query = "sv=2023-11-03&sr=b&se=" + until + "&sp=r&sig=" + seed.child(key).hex(40);
    blobs.put(key, new Blob(query, until, content));
    return endpoint + BLOB_PATH + tenantId + "/" + key + ".zip?" + query;
  }

  private Instant until(Instant now) {
    return now.plus(urlLifetime).truncatedTo(ChronoUnit.SECONDS);
  }

  @Nullable
  public Blob blob(String id) {
    return blobs.get(id.toLowerCase(Locale.ROOT));
  }

  private List<Row> devices() {
    RowList devices = store.find(PublishedVersion.V1, "/deviceManagement/managedDevices");
    return devices == null
        ? List.of()
        : devices.snapshot().collect(0, Integer.MAX_VALUE, Map.of(), row -> true).rows();
  }
}
