package org.dsr4j.graph;

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

  /** Stands for the size of an answer that is still open. */
  private static final int OPEN = -1;

  private static final int MAX_REFUSALS = 8;

  private final RetryingSender sender;
  private final ReadAheadThreads threads;
  private final Cancellation ending = new Cancellation();
  private final Cancellation.Registration link;
  private final Map<Question, Outgoing> announced = new LinkedHashMap<>();
  private final Map<Question, FutureTask<Outcome>> started = new HashMap<>();

  ReadAheadSender(RetryingSender sender, ReadAheadThreads threads, Cancellation cancellation) {
    this.sender = sender;
    this.threads = threads;
    link = cancellation.onCancel(ending::cancel);
  }

  /** What makes two requests the same. */
  private record Question(HttpUrl url, Map<String, String> headers) {
    static Question of(Outgoing request) {
      return new Question(request.url(), request.headers());
    }
  }

  /** What an announced request was answered with; an answer that was not kept is none. */
  private record Outcome(@Nullable Answer answer, int kept, @Nullable GraphIoException failure) {
    static final Outcome NONE = new Outcome(null, 0, null);
  }

  void announce(Outgoing request) {
    announced.put(Question.of(request), request);
  }

  /** Sends what has room. */
  void start() {
    // Requests of one kind take from the same limits: one refusal speaks for all of them.
    Set<String> refused = new HashSet<>();
    Iterator<Outgoing> waiting = announced.values().iterator();
    while (waiting.hasNext() && started.size() < MAX_STARTED && refused.size() < MAX_REFUSALS) {
      Outgoing next = waiting.next();
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

  private boolean start(Outgoing request) {
    if (started.containsKey(Question.of(request))) {
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
    started.put(Question.of(request), task);
    return true;
  }

  @Override
  public Answer send(Outgoing request, Cancellation cancellation) throws GraphIoException {
    Question question = Question.of(request);
    announced.remove(question);
    FutureTask<Outcome> task = started.remove(question);
    start();
    if (task == null) {
      return sender.send(request, cancellation);
    }
    Outcome outcome = outcome(question, task);
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

  private Outcome outcome(Question question, FutureTask<Outcome> task) throws GraphIoException {
    try {
      return await(task);
    } catch (GraphIoException e) {
      // Closing lets go of what it keeps.
      started.put(question, task);
      throw e;
    }
  }

  private Outcome fetch(Outgoing request, Admission admission) {
    Answer answer;
    try {
      answer = sender.attempt(request, 1, admission, ending);
    } catch (GraphIoException e) {
      return new Outcome(null, 0, e);
    }
    try {
      return kept(answer);
    } catch (IOException e) {
      answer.close();
      return Outcome.NONE;
    }
  }

  /** Keeps a small answer, and of a large one the beginning while the rest waits on the wire. */
  private Outcome kept(Answer answer) throws IOException {
    byte[] body = answer.body().readNBytes(MAX_KEPT);
    if (body.length < MAX_KEPT && threads.keep(body.length)) {
      answer.close();
      return new Outcome(answer.holding(new ByteArrayInputStream(body)), body.length, null);
    }
    if (body.length == MAX_KEPT && threads.keepOpen()) {
      InputStream whole = new SequenceInputStream(new ByteArrayInputStream(body), answer.body());
      return new Outcome(answer.holding(whole), OPEN, null);
    }
    answer.close();
    return Outcome.NONE;
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
    // An interrupted thread clears up all the same: what is kept would be kept for ever.
    boolean interrupted = Thread.interrupted();
    for (FutureTask<Outcome> task : started.values()) {
      interrupted |= !letGo(task);
    }
    announced.clear();
    started.clear();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets go of an answer, soon there because its call was cancelled; false when interrupted. */
  private boolean letGo(FutureTask<Outcome> task) {
    boolean undisturbed = true;
    while (true) {
      try {
        Outcome outcome = await(task);
        threads.letGo(outcome.kept());
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
