package org.dsr4j.graph.internal.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SideBySideTest {

  private static final Executor NONE_FREE =
      task -> {
        throw new RejectedExecutionException();
      };

  private final ReadAheadThreads threads = new ReadAheadThreads(3);

  @AfterEach
  void close() {
    threads.close();
  }

  private static List<Runnable> adding(int count, Queue<Integer> done) {
    return IntStream.range(0, count).mapToObj(i -> (Runnable) () -> done.add(i)).toList();
  }

  @Test
  void runsEveryTaskOnce() {
    Queue<Integer> done = new ConcurrentLinkedQueue<>();

    SideBySide.run(adding(100, done), threads);

    assertThat(done).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
  }

  @Test
  void runsThemInTheirOrderOnThisThreadWhenNoOtherIsFree() {
    Queue<Integer> done = new ConcurrentLinkedQueue<>();

    SideBySide.run(adding(5, done), NONE_FREE);

    assertThat(done).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void runsAsManyAtTheSameTimeAsThreadsAreFree() {
    // Each task waits for the other three: one thread alone would not end.
    CyclicBarrier together = new CyclicBarrier(4);
    AtomicInteger met = new AtomicInteger();

    SideBySide.run(
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    (Runnable)
                        () -> {
                          meet(together);
                          met.incrementAndGet();
                        })
            .toList(),
        threads);

    assertThat(met).hasValue(4);
  }

  @Test
  void usesThreadsThatBecomeFreeLater() {
    AtomicInteger asked = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(2);
    List<Runnable> tasks = new ArrayList<>();
    tasks.add(() -> {});
    tasks.add(() -> meet(together));
    tasks.add(() -> meet(together));

    SideBySide.run(
        tasks,
        task -> {
          if (asked.incrementAndGet() == 1) {
            throw new RejectedExecutionException();
          }
          threads.execute(task);
        });

    assertThat(asked).hasValueGreaterThan(1);
  }

  @Test
  void tasksMayThemselvesRunTasksSideBySide() {
    Queue<Integer> done = new ConcurrentLinkedQueue<>();

    SideBySide.run(
        IntStream.range(0, 8)
            .mapToObj(i -> (Runnable) () -> SideBySide.run(adding(8, done), threads))
            .toList(),
        threads);

    assertThat(done).hasSize(64);
  }

  @Test
  void startsNoFurtherTaskAfterAnExceptionAndThrowsIt() {
    Queue<Integer> done = new ConcurrentLinkedQueue<>();
    List<Runnable> tasks = new ArrayList<>(adding(2, done));
    tasks.add(
        () -> {
          throw new IllegalStateException("expected");
        });
    tasks.addAll(adding(50, done));

    assertThatThrownBy(() -> SideBySide.run(tasks, NONE_FREE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("expected");
    assertThat(done).hasSize(2);
  }

  @Test
  void resultsHaveTheOrderOfTheTasksWhicheverIsReadyFirst() {
    Queue<String> results = new ConcurrentLinkedQueue<>();
    CountDownLatch lastIsReady = new CountDownLatch(1);

    SideBySide.run(
        List.of(
            () -> {
              await(lastIsReady);
              SideBySide.awaitTurn();
              results.add("first");
            },
            () ->
                SideBySide.run(
                    List.of(() -> addInTurn(results, "second a"), () -> addInTurn(results, "b")),
                    threads),
            () -> {
              lastIsReady.countDown();
              addInTurn(results, "third");
            }),
        threads);

    assertThat(results).containsExactly("first", "second a", "b", "third");
  }

  @Test
  void afterAnExceptionNoLaterTaskPassesOnAResult() {
    Queue<String> results = new ConcurrentLinkedQueue<>();
    CountDownLatch lastIsReady = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                SideBySide.run(
                    List.of(
                        () -> {
                          await(lastIsReady);
                          throw new IllegalStateException("expected");
                        },
                        () -> {
                          lastIsReady.countDown();
                          addInTurn(results, "second");
                        }),
                    threads))
        .hasMessage("expected");
    assertThat(results).isEmpty();
  }

  @Test
  void outsideOfTasksItIsAlwaysOnesTurn() {
    Queue<String> results = new ConcurrentLinkedQueue<>();

    addInTurn(results, "alone");

    assertThat(results).containsExactly("alone");
  }

  private static void addInTurn(Queue<String> results, String result) {
    SideBySide.awaitTurn();
    results.add(result);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anInterruptReachesTheOtherThreadsAndStays() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(2);
    CountDownLatch interrupted = new CountDownLatch(2);
    Runnable waiting =
        () -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
            Thread.currentThread().interrupt();
          }
        };
    boolean[] kept = {false};
    Thread caller =
        new Thread(
            () -> {
              SideBySide.run(List.of(waiting, waiting), threads);
              kept[0] = Thread.currentThread().isInterrupted();
            });

    caller.start();
    started.await();
    caller.interrupt();
    caller.join();

    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(kept[0]).isTrue();
  }

  private static void meet(CyclicBarrier together) {
    try {
      together.await(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
