package org.dsr4j.internal.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.internal.registry.CallFailed;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.FactAction;
import org.dsr4j.spi.FactSink;
import org.dsr4j.spi.FactTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look of an adapter for facts about its sources that people read. Whatever the adapter throws,
 * a fact that was not seen answers nothing.
 */
public final class FactLookup implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(FactLookup.class);

  private final OpenAdapter adapter;
  private final FactAction action;
  private final List<SourceDescriptor> sources;
  private final List<Identity> subjects;
  private final GuardedCalls calls;
  private final Facts facts = new Facts();

  private FactLookup(
      OpenAdapter adapter,
      FactAction action,
      List<SourceDescriptor> sources,
      List<Identity> subjects,
      GuardedCalls calls) {
    this.adapter = adapter;
    this.action = action;
    this.sources = sources;
    this.subjects = subjects;
    this.calls = calls;
  }

  /** Returns the look of an adapter, or empty when there is nothing to look for. */
  public static Optional<FactLookup> of(
      OpenAdapter adapter, List<Identity> subjects, GuardedCalls calls) {
    List<SourceDescriptor> sources =
        adapter.sources().stream()
            .filter(SourceDescriptor::readByHand)
            .filter(source -> adapter.editionWithout(source).isEmpty())
            .toList();
    return sources.isEmpty() || subjects.isEmpty()
        ? Optional.empty()
        : adapter
            .as(FactAction.class)
            .map(action -> new FactLookup(adapter, action, sources, List.copyOf(subjects), calls));
  }

  boolean isOf(OpenAdapter other) {
    return adapter.equals(other);
  }

  @Override
  public void run() {
    try {
      calls.call(
          adapter.described() + " looking for facts",
          own -> {
            action.look(new Task(sources, subjects, own), facts);
            return true;
          });
    } catch (CallFailed e) {
      LOG.warn("Adapter {} failed while looking: {}", adapter.instance(), e.getMessage());
    } finally {
      facts.close();
    }
  }

  /** Returns what was seen about a source, or empty. */
  Optional<SeenFact> fact(Identity subject, SourceDescriptor source) {
    return facts.of(subject, source.id());
  }

  /** Accepts facts about the asked sources and people until the look ends. */
  private static final class Facts implements FactSink {
    private final Map<Identity, Map<String, SeenFact>> seen = new HashMap<>();
    private boolean closed;

    @Override
    public void absent(Identity subject, String source, String fact) {
      add(subject, source, new SeenFact(false, fact));
    }

    @Override
    public void present(Identity subject, String source, String fact) {
      add(subject, source, new SeenFact(true, fact));
    }

    private synchronized void add(Identity subject, String source, SeenFact fact) {
      if (!closed) {
        seen.computeIfAbsent(subject, any -> new HashMap<>())
            .merge(source, fact, (old, more) -> old.present() ? old : more);
      }
    }

    private synchronized void close() {
      closed = true;
    }

    private synchronized Optional<SeenFact> of(Identity subject, String source) {
      return Optional.ofNullable(seen.getOrDefault(subject, Map.of()).get(source));
    }
  }

  private record Task(
      List<SourceDescriptor> sources, List<Identity> subjects, Cancellation cancellation)
      implements FactTask {}
}
