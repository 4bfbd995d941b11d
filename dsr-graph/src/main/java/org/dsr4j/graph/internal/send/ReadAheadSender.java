package org.dsr4j.graph.internal.send;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import okhttp3.HttpUrl;
import org.dsr4j.graph.throttle.Permit;
import org.dsr4j.model.Cancellation;
import org.jspecify.annotations.Nullable;

/**
 * Sends announced requests in advance.
 *
 * <p>An announced request is sent as soon as the budgets have room, on the connection's own
 * threads, and small responses are stored until they are read. In all other cases (no room, no
 * thread, a large response, a broken body) the request is sent when it is read. The order of the
 * responses is the order of the reads. Used by one thread.
 */
public final class ReadAheadSender implements Sender, AutoCloseable {

  private static final int MAX_KEPT = 256 * 1024;
  private static final int MAX_STARTED = 16;

  /** The size of a response that is still open. */
  private static final int OPEN = -1;

  private static final int MAX_REFUSALS = 8;

  private final RetryingSender sender;
  private final ReadAheadThreads threads;
  private final Cancellation ending = new Cancellation();
  private final Cancellation.Registration link;
  private final Map<RequestKey, GraphHttpRequest> announced = new LinkedHashMap<>();
  private final Map<RequestKey, FutureTask<ReadAheadResult>> started = new HashMap<>();

  public ReadAheadSender(
      RetryingSender sender, ReadAheadThreads threads, Cancellation cancellation) {
    this.sender = sender;
    this.threads = threads;
    link = cancellation.onCancel(ending::cancel);
  }

  /** Two requests with the same key are equal. */
  private record RequestKey(HttpUrl url, Map<String, String> headers) {
    static RequestKey of(GraphHttpRequest request) {
      return new RequestKey(request.url(), request.headers());
    }
  }

  /** The response of an announced request; empty for a response that was not stored. */
  private record ReadAheadResult(
      @Nullable GraphResponse answer, int kept, @Nullable GraphIoException failure) {
    static final ReadAheadResult NONE = new ReadAheadResult(null, 0, null);
  }

  public void announce(GraphHttpRequest request) {
    announced.put(RequestKey.of(request), request);
  }

  /** Sends the announced requests that have room. */
  public void start() {
    // Requests of one kind use the same limits: one refusal applies to all of them.
    Set<String> refused = new HashSet<>();
    Iterator<GraphHttpRequest> waiting = announced.values().iterator();
    while (waiting.hasNext() && started.size() < MAX_STARTED && refused.size() < MAX_REFUSALS) {
      GraphHttpRequest next = waiting.next();
      if (refused.contains(next.description())) {
        continue;
      }
      if (start(next)) {
        waiting.remove();
      } else {
        refused.add(next.description());
      }
    }
  }

  private boolean start(GraphHttpRequest request) {
    if (started.containsKey(RequestKey.of(request))) {
      return true;
    }
    Optional<Permit> admission = sender.tryAcquire(request);
    if (admission.isEmpty()) {
      return false;
    }
    FutureTask<ReadAheadResult> task = new FutureTask<>(() -> fetch(request, admission.get()));
    try {
      threads.execute(task);
    } catch (RejectedExecutionException e) {
      // All threads are busy, or the connection was closed: the request is sent when it is read.
      admission.get().abandon();
      return false;
    }
    started.put(RequestKey.of(request), task);
    return true;
  }

  @Override
  public GraphResponse send(GraphHttpRequest request, Cancellation cancellation)
      throws GraphIoException {
    RequestKey question = RequestKey.of(request);
    announced.remove(question);
    FutureTask<ReadAheadResult> task = started.remove(question);
    start();
    if (task == null) {
      return sender.send(request, cancellation);
    }
    ReadAheadResult outcome = outcome(question, task);
    threads.release(outcome.kept());
    GraphIoException failure = outcome.failure();
    if (failure != null) {
      return sender.send(
          request,
          cancellation,
          () -> {
            throw failure;
          });
    }
    GraphResponse answer = outcome.answer();
    return answer != null ? answer : sender.send(request, cancellation);
  }

  private ReadAheadResult outcome(RequestKey question, FutureTask<ReadAheadResult> task)
      throws GraphIoException {
    try {
      return await(task);
    } catch (GraphIoException e) {
      // Closing releases the stored responses.
      started.put(question, task);
      throw e;
    }
  }

  private ReadAheadResult fetch(GraphHttpRequest request, Permit admission) {
    GraphResponse answer;
    try {
      answer = sender.attempt(request, 1, admission, ending);
    } catch (GraphIoException e) {
      return new ReadAheadResult(null, 0, e);
    }
    try {
      return kept(answer);
    } catch (IOException e) {
      answer.close();
      return ReadAheadResult.NONE;
    }
  }

  /** Stores a small response; of a large one it stores the beginning and leaves the rest unread. */
  private ReadAheadResult kept(GraphResponse answer) throws IOException {
    byte[] body = answer.body().readNBytes(MAX_KEPT);
    if (body.length < MAX_KEPT && threads.tryReserve(body.length)) {
      answer.close();
      return new ReadAheadResult(
          answer.withBody(new ByteArrayInputStream(body)), body.length, null);
    }
    if (body.length == MAX_KEPT && threads.tryReserveOpen()) {
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(body), answer.body());
      return new ReadAheadResult(answer.withBody(whole), OPEN, null);
    }
    answer.close();
    return ReadAheadResult.NONE;
  }

  private static ReadAheadResult await(FutureTask<ReadAheadResult> task) throws GraphIoException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GraphIoException.cancelled();
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading ahead catches all exceptions", e.getCause());
    }
  }

  /** Cancels the requests that were not read. */
  @Override
  public void close() {
    link.close();
    if (!started.isEmpty()) {
      ending.cancel();
    }
    // An interrupted thread still releases the responses: otherwise they would be stored
    // permanently.
    boolean interrupted = Thread.interrupted();
    for (FutureTask<ReadAheadResult> task : started.values()) {
      interrupted |= !letGo(task);
    }
    announced.clear();
    started.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Releases a response, which ends soon because its call was cancelled; false when interrupted.
   */
  private boolean letGo(FutureTask<ReadAheadResult> task) {
    boolean undisturbed = true;
    while (true) {
      try {
        ReadAheadResult outcome = await(task);
        threads.release(outcome.kept());
        if (outcome.answer() != null) {
          outcome.answer().close();
        }
        return undisturbed;
      } catch (GraphIoException e) {
        Thread.interrupted();
        undisturbed = false;
      }
    }
  }
}
