package org.dsr4j.testkit.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Match;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.ReadAction;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.jspecify.annotations.Nullable;

/** Lets an adapter read one source, and keeps what it pushed, answered or threw. */
final class Reading implements ReadTask, RecordSink {

  /** What is done with a push instead of keeping it. */
  interface Taker {
    void take(Pushed pushed);
  }

  private final SourceDescriptor source;
  private final List<Identity> subjects;
  private final Window window;
  private final Cancellation cancellation;
  private final Taker taker;
  private final List<Pushed> pushed = new ArrayList<>();
  private @Nullable ReadOutcome outcome;
  private @Nullable Throwable thrown;

  Reading(
      SourceDescriptor source,
      List<Identity> subjects,
      Window window,
      Cancellation cancellation,
      @Nullable Taker taker) {
    this.source = source;
    this.subjects = List.copyOf(subjects);
    this.window = window;
    this.cancellation = cancellation;
    this.taker = taker != null ? taker : pushed::add;
  }

  static Reading of(
      Adapter adapter,
      SourceDescriptor source,
      List<Identity> subjects,
      Window window,
      Cancellation cancellation) {
    return new Reading(source, subjects, window, cancellation, null).by(adapter);
  }

  Reading by(Adapter adapter) {
    try {
      if (adapter instanceof ReadAction reader) {
        outcome = reader.read(this, this);
      } else {
        throw new AssertionError("the adapter implements no reading action");
      }
    } catch (Throwable e) {
      thrown = e;
    }
    return this;
  }

  List<Pushed> pushed() {
    return pushed;
  }

  Optional<Throwable> thrown() {
    return Optional.ofNullable(thrown);
  }

  List<OutcomePart> gaps() {
    return outcome == null ? List.of() : outcome.gaps().stream().map(gap -> gap.gap()).toList();
  }

  /** Whether the adapter claims to have read the source to its end. */
  boolean complete() {
    return outcome != null
        && gaps().stream().allMatch(part -> part.status() == LedgerStatus.NOT_APPLICABLE);
  }

  /** What the engine would deliver for somebody: strong matches, byte-equal repetitions once. */
  List<String> delivered(Identity who) {
    Map<List<String>, String> once = new LinkedHashMap<>();
    for (Pushed push : pushed) {
      if (push.who() == who && push.strong(source)) {
        once.put(List.of(push.key().value(), push.json()), push.json());
      }
    }
    return List.copyOf(once.values());
  }

  String description() {
    if (thrown != null) {
      return "threw " + Texts.thrown(thrown);
    }
    return outcome == null ? "answered null" : gaps().isEmpty() ? "complete" : "gaps " + gaps();
  }

  @Override
  public SourceDescriptor source() {
    return source;
  }

  @Override
  public List<Identity> subjects() {
    return subjects;
  }

  @Override
  public boolean notIdentified(Identity subject) {
    return false;
  }

  @Override
  public Window window() {
    return window;
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public void record(Identity who, RecordKey key, Content content, Match match) {
    taker.take(new Pushed(who, key, content, match));
  }

  /** Read to its end, as the engine does; what it holds is the adapter's own business. */
  @Override
  public void attachment(Identity who, RecordKey key, String mediaType, InputStream in) {
    try {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One push. */
  record Pushed(Identity who, RecordKey key, Content content, Match match) {

    String json() {
      return new String(content.bytes(), StandardCharsets.UTF_8);
    }

    /** Whether the engine would deliver it. */
    boolean strong(SourceDescriptor source) {
      return match.strong() && source.match(who, content).map(Match::strong).orElse(false);
    }
  }
}
