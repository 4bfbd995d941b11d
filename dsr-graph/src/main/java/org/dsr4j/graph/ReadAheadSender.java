package org.dsr4j.graph;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.HttpUrl;
import org.dsr4j.graph.throttle.Admission;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Has answers under way before they are asked for.
 *
 * <p>What is announced is sent as soon as the budgets have room, on the connection's own threads,
 * and small answers are kept until they are asked for. Whatever stands against it (no room, no
 * thread, a large answer, a broken body) only means that the request is sent when it is asked for.
 * Answers keep the order in which they are asked for. Used by one thread.
 */
final class ReadAheadSender implements Sender, AutoCloseable {

  private static final int MAX_KEPT = 256 * 1024;
  private static final int MAX_STARTED = 16;
  private static final int MAX_REFUSALS = 8;

  private final RetryingSender sender;
  private final ReadAheadThreads threads;
  private final Cancellation ending = new Cancellation();
  private final Cancellation.Registration link;
  private final Map<HttpUrl, Outgoing> announced = new LinkedHashMap<>();
  private final Map<HttpUrl, FutureTask<Outcome>> started = new HashMap<>();

  ReadAheadSender(RetryingSender sender, ReadAheadThreads threads, Cancellation cancellation) {
    this.sender = sender;
    this.threads = threads;
    link = cancellation.onCancel(ending::cancel);
  }

  /** What an announced request was answered with; an answer that was not kept is none. */
  private record Outcome(@Nullable Answer answer, int kept, @Nullable GraphIoException failure) {
    static final Outcome NONE = new Outcome(null, 0, null);
  }

  void announce(Outgoing request) {
    announced.put(request.url(), request);
  }

  /** Sends what has room. */
  void start() {
    int refusals = 0;
    Iterator<Outgoing> waiting = announced.values().iterator();
    while (waiting.hasNext() && started.size() < MAX_STARTED && refusals < MAX_REFUSALS) {
      if (start(waiting.next())) {
        waiting.remove();
      } else {
        refusals++;
      }
    }
  }

  private boolean start(Outgoing request) {
    if (started.containsKey(request.url())) {
      return true;
    }
    Optional<Admission> admission = sender.tryAdmit(request);
    if (admission.isEmpty()) {
      return false;
    }
    FutureTask<Outcome> task = new FutureTask<>(() -> fetch(request, admission.get()));
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      // All threads are busy, or the connection was closed: the request waits for its turn.
      admission.get().abandon();
      return false;
    }
    started.put(request.url(), task);
    return true;
  }

  @Override
  public Answer send(Outgoing request, Cancellation cancellation) throws GraphIoException {
    announced.remove(request.url());
    FutureTask<Outcome> task = started.remove(request.url());
    start();
    if (task == null) {
      return sender.send(request, cancellation);
    }
    Outcome outcome = await(task);
    threads.letGo(outcome.kept());
    GraphIoException failure = outcome.failure();
    if (failure != null) {
      return sender.send(
          request,
          cancellation,
          () -> {
            throw failure;
          });
    }
    Answer answer = outcome.answer();
    return answer != null ? answer : sender.send(request, cancellation);
  }

  private Outcome fetch(Outgoing request, Admission admission) {
    try (Answer answer = sender.attempt(request, 1, admission, ending)) {
      byte[] body = answer.body().readNBytes(MAX_KEPT + 1);
      return body.length > MAX_KEPT || !threads.keep(body.length)
          ? Outcome.NONE
          : new Outcome(answer.holding(new ByteArrayInputStream(body)), body.length, null);
    } catch (GraphIoException e) {
      return new Outcome(null, 0, e);
    } catch (IOException e) {
      return Outcome.NONE;
    }
  }

  private static Outcome await(FutureTask<Outcome> task) throws GraphIoException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Pager.cancelled();
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading ahead catches what it runs into", e.getCause());
    }
  }

  /** Ends what nobody asked for. */
  @Override
  public void close() {
    link.close();
    if (!started.isEmpty()) {
      ending.cancel();
    }
    for (FutureTask<Outcome> task : started.values()) {
      try {
        // Soon over: its call was cancelled.
        threads.letGo(await(task).kept());
      } catch (GraphIoException e) {
        break;
      }
    }
    announced.clear();
    started.clear();
  }
}
