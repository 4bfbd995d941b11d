package org.dsr4j.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.dsr4j.model.Action;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.RunEvent;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.Window;
import org.dsr4j.spi.ReadAction;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one source once for all people of a run. Every result and every error of the adapter goes
 * to a collector.
 */
final class SourceReading implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(SourceReading.class);
  private static final long EVENT_EVERY = 100;
  private static final String READING = "reading";

  private final SourceRef ref;
  private final SourceDescriptor source;
  private final ReadAction reader;
  private final RunTask run;
  private final Object runName;
  private final Cancellation cancellation;

  /** The adapter's own: it cannot cancel other sources. */
  private final Cancellation own = new Cancellation();

  private final EngineSettings settings;
  private final EventDispatcher events;
  private final Map<Identity, RecordCollector> collectors = new LinkedHashMap<>();
  private final Predicate<Identity> notIdentified;
  private final Function<Identity, DsrRequest> requests;
  private volatile boolean finished;
  private volatile boolean spoolFailed;

  SourceReading(
      SourceRef ref,
      SourceDescriptor source,
      ReadAction reader,
      RunTask run,
      Object runName,
      Cancellation cancellation,
      EngineSettings settings,
      EventDispatcher events,
      Predicate<Identity> notIdentified,
      Function<Identity, DsrRequest> requests,
      List<RecordCollector> collectors) {
    this.ref = ref;
    this.source = source;
    this.reader = reader;
    this.run = run;
    this.runName = runName;
    this.cancellation = cancellation;
    this.settings = settings;
    this.events = events;
    this.notIdentified = notIdentified;
    this.requests = requests;
    collectors.forEach(collector -> this.collectors.put(collector.identity(), collector));
  }

  @Override
  public void run() {
    events.onEvent(new RunEvent.SourceStarted(settings.clock().instant(), ref));
    Sink sink = new Sink();
    Cancellation.Registration link = cancellation.onCancel(own::cancel);
    try {
      ReadOutcome outcome = reader.read(new Task(), sink);
      outcome.gaps().forEach(gap -> note(gap.subject(), AnsweredGaps.ofRead(gap.gap())));
    } catch (SpoolException e) {
      // The sink has recorded the failure; the run ends with an error.
      LOG.debug("Reading {} ended because the spool failed", ref);
    } catch (Throwable e) {
      // An error of one adapter affects only its source; this includes errors and sneaky throws.
      LOG.warn("Reading {} failed: {}", ref, e.getClass().getName());
      note(null, AdapterFailures.gap(e, READING));
    } finally {
      sink.close();
      link.close();
    }
    if (!cancellation.isCancelled() && Thread.interrupted()) {
      LOG.warn("Reading {} left its thread interrupted", ref);
    }
    collectors.values().forEach(this::noteFacets);
    // An adapter that stops because of the cancellation does not need to report it.
    finished = !own.isCancelled();
    events.onEvent(new RunEvent.SourceRead(settings.clock().instant(), ref, sink.count));
  }

  private void note(@Nullable Identity subject, Gap gap) {
    RecordCollector one = subject == null ? null : collectors.get(subject);
    if (one != null) {
      one.gap(gap);
    } else {
      // A gap of a person who is not a subject counts for all: it must not be lost.
      collectors.values().forEach(collector -> collector.gap(gap));
    }
  }

  /**
   * Adds gaps for incomplete facets. Such a source must not be reported as NONE, because more
   * devices may exist.
   */
  private void noteFacets(RecordCollector collector) {
    for (String name : source.facets()) {
      Optional<Facet> facet = collector.identity().facet(name);
      if (facet.isEmpty()) {
        collector.gap(
            Gap.failed(
                DsrError.SUBJECT_UNRESOLVED,
                "No adapter looked up the facet '"
                    + name
                    + "' that this source depends on; register one that does"));
      } else {
        facet.get().gaps().forEach(collector::gap);
      }
    }
    noteCases(collector);
  }

  /**
   * Adds a gap for an unreadable case, because records of the library's own changes may be missing.
   */
  private void noteCases(RecordCollector collector) {
    if (source.matchRules().stream().anyMatch(MatchRule::ofOwnChange)) {
      collector
          .identity()
          .facet(Facet.CASES)
          .ifPresent(cases -> cases.gaps().forEach(collector::gap));
    }
  }

  /** Ends the read and adds a gap when it did not finish. */
  void close(DsrError reasonIfUnfinished) throws IOException {
    for (RecordCollector collector : collectors.values()) {
      if (!finished) {
        collector.gap(Gap.failed(reasonIfUnfinished, "Not read completely; run the request again"));
      }
      collector.close();
    }
  }

  boolean spoolFailed() {
    return spoolFailed;
  }

  SourceRef ref() {
    return ref;
  }

  /** The spool failed. This ends the run, because no record may be lost without an error. */
  static final class SpoolException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    SpoolException(IOException cause) {
      super(cause);
    }
  }

  private interface Delivery {
    void to(RecordCollector collector) throws IOException;
  }

  private final class Task implements ReadTask {
    @Override
    public SourceDescriptor source() {
      return source;
    }

    @Override
    public Action action() {
      return run.action();
    }

    @Override
    public Optional<DsrRequest> request(Identity subject) {
      // A search of an erasure does not answer the request of the person.
      return run.look() != null ? Optional.empty() : Optional.of(requests.apply(subject));
    }

    @Override
    public List<Identity> subjects() {
      return List.copyOf(collectors.keySet());
    }

    @Override
    public boolean notIdentified(Identity subject) {
      return notIdentified.test(subject);
    }

    @Override
    public boolean afterErasure() {
      return run.look() != null && run.look().erased();
    }

    @Override
    public Object run() {
      return runName;
    }

    @Override
    public Window window() {
      return run.window();
    }

    @Override
    public Cancellation cancellation() {
      return own;
    }
  }

  private final class Sink implements RecordSink {
    private long count;
    private volatile boolean over;

    /** The read has returned: what is passed later would be missing from its result. */
    void close() {
      over = true;
    }

    @Override
    public void record(Identity who, RecordKey key, Content content, Match match) {
      deliver(who, collector -> collector.add(key, content, match));
      if (++count % EVENT_EVERY == 0) {
        events.onEvent(new RunEvent.RecordsRead(settings.clock().instant(), ref, count));
      }
    }

    @Override
    public void attachment(Identity who, RecordKey key, String mediaType, InputStream in) {
      deliver(who, collector -> collector.attach(key, mediaType, in));
    }

    private void deliver(Identity who, Delivery delivery) {
      try {
        if (over) {
          throw new DsrException(
              DsrError.CONTRACT_BREACH,
              "The adapter passed data after its read had returned; its vendor must fix it");
        }
        delivery.to(collector(who));
      } catch (IOException e) {
        spoolFailed = true;
        throw new SpoolException(e);
      } catch (RuntimeException | Error e) {
        // Recorded here too, because the adapter may catch the exception.
        note(who, AdapterFailures.gap(e, READING));
        throw e;
      }
    }

    private RecordCollector collector(Identity who) {
      RecordCollector collector = collectors.get(who);
      if (collector == null) {
        throw new DsrException(
            DsrError.CONTRACT_BREACH,
            "The adapter passed a record for a person who is not a subject of the task");
      }
      return collector;
    }
  }
}
