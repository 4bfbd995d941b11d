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
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.OutcomePart;
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
 * Reads one source for all people of a run, once; whatever the adapter does ends in a collector.
 */
final class SourceReading implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(SourceReading.class);
  private static final long EVENT_EVERY = 100;
  private static final String READING = "reading";

  private final SourceRef ref;
  private final SourceDescriptor source;
  private final ReadAction reader;
  private final RunTask run;
  private final Cancellation cancellation;
  private final EngineSettings settings;
  private final Events events;
  private final Map<Identity, Collector> collectors = new LinkedHashMap<>();
  private final Predicate<Identity> stranger;
  private final Function<Identity, DsrRequest> requests;
  private volatile boolean finished;
  private volatile boolean spoolFailed;

  SourceReading(
      SourceRef ref,
      SourceDescriptor source,
      ReadAction reader,
      RunTask run,
      Cancellation cancellation,
      EngineSettings settings,
      Events events,
      Predicate<Identity> stranger,
      Function<Identity, DsrRequest> requests,
      List<Collector> collectors) {
    this.ref = ref;
    this.source = source;
    this.reader = reader;
    this.run = run;
    this.cancellation = cancellation;
    this.settings = settings;
    this.events = events;
    this.stranger = stranger;
    this.requests = requests;
    collectors.forEach(collector -> this.collectors.put(collector.identity(), collector));
  }

  @Override
  public void run() {
    events.onEvent(new RunEvent.SourceStarted(settings.clock().instant(), ref));
    Sink sink = new Sink();
    try {
      ReadOutcome outcome = reader.read(new Task(), sink);
      outcome.gaps().forEach(gap -> note(gap.subject(), gap.gap()));
    } catch (SpoolException e) {
      // The sink has noted it; the run ends with an error.
      LOG.debug("Reading {} ended because the spool failed", ref);
    } catch (Throwable e) {
      // One adapter's fault is its source's fault, errors and smuggled checked exceptions included.
      LOG.warn("Reading {} failed: {}", ref, e.getClass().getName());
      note(null, Faults.part(e, READING));
    }
    collectors.values().forEach(this::noteFacets);
    // An adapter that heeds the stop returns early, and need not say so.
    finished = !cancellation.isCancelled();
    events.onEvent(new RunEvent.SourceRead(settings.clock().instant(), ref, sink.count));
  }

  private void note(@Nullable Identity subject, OutcomePart part) {
    Collector one = subject == null ? null : collectors.get(subject);
    if (one != null) {
      one.gap(part);
    } else {
      // A gap of somebody who is not a subject is everybody's: it must not vanish.
      collectors.values().forEach(collector -> collector.gap(part));
    }
  }

  /** An incomplete facet must not look like "none": more devices may exist than were read. */
  private void noteFacets(Collector collector) {
    for (String name : source.facets()) {
      Optional<Facet> facet = collector.identity().facet(name);
      if (facet.isEmpty()) {
        collector.gap(
            OutcomePart.failed(
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

  /** Rows of the library's own changes are missed where a case could not be read. */
  private void noteCases(Collector collector) {
    if (source.matchRules().stream().anyMatch(MatchRule::ofOwnChange)) {
      collector
          .identity()
          .facet(Facet.CASES)
          .ifPresent(cases -> cases.gaps().forEach(collector::gap));
    }
  }

  /** Ends the reading and says why when it did not finish. */
  void close(DsrError reasonIfUnfinished) throws IOException {
    for (Collector collector : collectors.values()) {
      if (!finished) {
        collector.gap(
            OutcomePart.failed(reasonIfUnfinished, "Not read to its end; run the request again"));
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

  /** Says that the spool failed, which ends the run: nothing may be lost silently. */
  static final class SpoolException extends UncheckedIOException {
    private static final long serialVersionUID = 1L;

    SpoolException(IOException cause) {
      super(cause);
    }
  }

  private interface Delivery {
    void to(Collector collector) throws IOException;
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
      // Looking after an erasure answers no request again.
      return afterErasure() ? Optional.empty() : Optional.of(requests.apply(subject));
    }

    @Override
    public List<Identity> subjects() {
      return List.copyOf(collectors.keySet());
    }

    @Override
    public boolean notIdentified(Identity subject) {
      return stranger.test(subject);
    }

    @Override
    public boolean afterErasure() {
      return run.captured() != null;
    }

    @Override
    public Window window() {
      return run.window();
    }

    @Override
    public Cancellation cancellation() {
      return cancellation;
    }
  }

  private final class Sink implements RecordSink {
    private long count;

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
        delivery.to(collector(who));
      } catch (IOException e) {
        spoolFailed = true;
        throw new SpoolException(e);
      } catch (RuntimeException | Error e) {
        // Noted here too, because the adapter may swallow it.
        note(who, Faults.part(e, READING));
        throw e;
      }
    }

    private Collector collector(Identity who) {
      Collector collector = collectors.get(who);
      if (collector == null) {
        throw new DsrException(
            DsrError.CONTRACT_BREACH,
            "The adapter pushed a record for someone who is not a subject of the task");
      }
      return collector;
    }
  }
}
