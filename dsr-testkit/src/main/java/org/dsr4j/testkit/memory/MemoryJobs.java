package org.dsr4j.testkit.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The jobs that the service has accepted and not finished yet. Not thread-safe. */
final class MemoryJobs {

  /** The number of polls before a job finishes automatically. */
  private static final int QUESTIONS = 2;

  private static final class Job {
    private final String source;
    private final List<String> ids;
    private int asked;

    Job(String source, List<String> ids) {
      this.source = source;
      this.ids = List.copyOf(ids);
    }
  }

  /** Finishes all accepted jobs. */
  interface RowDeleter {
    void delete(String source, List<String> ids);
  }

  private final Map<String, Job> jobs = new LinkedHashMap<>();
  private int taken;

  /** Accepts a job, unless the same job is already in progress. */
  String submit(String source, List<String> ids) {
    return find(source, ids)
        .orElseGet(
            () -> {
              String token = "job-" + ++taken;
              jobs.put(token, new Job(source, ids));
              return token;
            });
  }

  /** The job that deletes these rows, if there is one. */
  Optional<String> find(String source, List<String> ids) {
    return jobs.entrySet().stream()
        .filter(job -> job.getValue().source.equals(source) && job.getValue().ids.equals(ids))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Whether a job is finished; an unknown job is finished. */
  boolean isFinished(String token, RowDeleter doing) {
    Job job = jobs.get(token);
    if (job != null && ++job.asked >= QUESTIONS) {
      jobs.remove(token);
      doing.delete(job.source, job.ids);
      return true;
    }
    return job == null;
  }

  void completeAll(RowDeleter doing) {
    List<Job> open = List.copyOf(jobs.values());
    jobs.clear();
    open.forEach(job -> doing.delete(job.source, job.ids));
  }
}
