package org.dsr4j.it.kill;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.RequestWatcher;

/**
 * Stops an erasure at one point: after that nothing reaches the disk or the service, as after a
 * power failure. Also counts the points of a run that is not stopped.
 */
final class CrashInjector implements RequestWatcher {

  /** The kind of a point. */
  enum Where {
    AFTER_LINE,
    BEFORE_CALL,
    AFTER_CALL
  }

  /** A point at which to stop. */
  record Point(Where where, int number) {}

  /** Ends the stopped run; no code may catch it. */
  static final class SimulatedCrash extends Error {
    private static final long serialVersionUID = 1L;

    SimulatedCrash() {
      super("stopped", null, false, false);
    }
  }

  private static final Pattern IRREVERSIBLE =
      Pattern.compile(
          "/wipe$|/retire$|/wipeManagedAppRegistrationsByDeviceTag$"
              + "|DELETE /deviceManagement/managedDevices/[^/]+$"
              + "|DELETE /deviceManagement/windowsAutopilotDeviceIdentities/"
              + "|DELETE /directory/deletedItems/|DELETE /devices/");

  private final Point point;
  private final Runnable atPoint;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> applied = new HashSet<>();
  private final List<String> repeated = new ArrayList<>();
  private int lines;
  private int arrived;
  private int answered;
  private boolean isStopped;
  private boolean intended;

  CrashInjector(Point point) {
    this(point, () -> {});
  }

  /** Runs something at the point, for instance the end of a process. */
  CrashInjector(Point point, Runnable atPoint) {
    this.point = point;
    this.atPoint = atPoint;
  }

  private boolean reached(Where where, int number) {
    if (!isStopped && point.where() == where && point.number() == number) {
      isStopped = true;
      atPoint.run();
    }
    return isStopped;
  }

  synchronized boolean isStopped() {
    return isStopped;
  }

  /** The stopped process has ended; the next one is not stopped. */
  synchronized void nextProcess() {
    isStopped = false;
  }

  @Override
  public synchronized Verdict beforeEffect(RecordedRequest request) {
    if (!isStopped && !request.method().equals("GET") && !intended) {
      faults.add("a change was sent without an intent in the journal: " + request.method());
    }
    if (!isStopped && irreversible(request) && applied.contains(key(request))) {
      repeated.add(key(request));
    }
    return reached(Where.BEFORE_CALL, ++arrived) ? Verdict.DISCONNECT : Verdict.PROCEED;
  }

  @Override
  public synchronized Verdict afterEffect(RecordedRequest request) {
    if (irreversible(request) && request.status() / 100 == 2) {
      applied.add(key(request));
    }
    return reached(Where.AFTER_CALL, ++answered) ? Verdict.DISCONNECT : Verdict.PROCEED;
  }

  private synchronized void append(Journal journal, byte[] line) {
    if (isStopped) {
      throw new SimulatedCrash();
    }
    journal.append(line);
    intended = new String(line, StandardCharsets.UTF_8).contains("\"INTENT\"");
    if (reached(Where.AFTER_LINE, ++lines)) {
      throw new SimulatedCrash();
    }
  }

  private static String key(RecordedRequest request) {
    return request.method() + " " + request.path() + " " + request.body();
  }

  private static boolean irreversible(RecordedRequest request) {
    return IRREVERSIBLE.matcher(request.method() + " " + request.path()).find();
  }

  /** Irreversible changes that were sent again although the service had applied them. */
  synchronized List<String> repeated() {
    return List.copyOf(repeated);
  }

  /** Irreversible changes that the service applied. */
  synchronized int applied() {
    return applied.size();
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  synchronized int lines() {
    return lines;
  }

  synchronized int calls() {
    return arrived;
  }

  /** A store that no longer writes or reads after the stop. */
  JournalStore wrap(JournalStore store) {
    return onEachLine(store, this::append);
  }

  /** A store that calls the injector for each appended line. */
  static JournalStore onEachLine(JournalStore store, BiConsumer<Journal, byte[]> append) {
    return new JournalStore() {
      @Override
      public Journal create(CaseId caseId) {
        return watched(store.create(caseId), append);
      }

      @Override
      public Journal open(CaseId caseId) {
        return watched(store.open(caseId), append);
      }

      @Override
      public void read(CaseId caseId, Consumer<? super byte[]> visitor) {
        store.read(caseId, visitor);
      }

      @Override
      public List<CaseId> cases() {
        return store.cases();
      }
    };
  }

  private static Journal watched(Journal journal, BiConsumer<Journal, byte[]> append) {
    return new Journal() {
      @Override
      public void lines(Consumer<? super byte[]> visitor) {
        journal.lines(visitor);
      }

      @Override
      public void append(byte[] line) {
        append.accept(journal, line);
      }

      @Override
      public long truncateTail() {
        return journal.truncateTail();
      }

      @Override
      public void close() {
        journal.close();
      }
    };
  }
}
