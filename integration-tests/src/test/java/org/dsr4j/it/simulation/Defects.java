package org.dsr4j.it.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.dsr4j.it.history.Invariant.APPROVAL_ONCE;
import static org.dsr4j.it.history.Invariant.CLAIMED_ONCE;
import static org.dsr4j.it.history.Invariant.INTENT_FIRST;
import static org.dsr4j.it.history.Invariant.IRREVERSIBLE_ONCE;
import static org.dsr4j.it.history.Invariant.LEDGER_NOT_BETTER;
import static org.dsr4j.it.history.Invariant.NONE_AFTER_WITHDRAWAL;
import static org.dsr4j.it.history.Invariant.ONE_WRITER;
import static org.dsr4j.it.history.Invariant.OTHER_PEOPLE;
import static org.dsr4j.it.history.Invariant.PURGE_IN_TIME;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dsr4j.graph.internal.http.LocalService;
import org.dsr4j.it.history.Invariant;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.StepOutcome;

/** Deliberate defects around the engine, and what each of them breaks. */
enum Defects implements EngineDefect {
  /** The disk acknowledges a line before it is durable. */
  LATE_SYNC(Set.of(INTENT_FIRST)) {
    @Override
    public SimulatedDisk disk(Consumer<byte[]> durable) {
      return new SimulatedDisk(durable) {
        @Override
        int unsynced() {
          return 1;
        }
      };
    }
  },
  /** The intent of a step is never written. */
  NO_INTENT(Set.of(INTENT_FIRST)) {
    @Override
    public SimulatedDisk disk(Consumer<byte[]> durable) {
      return new SimulatedDisk(durable) {
        @Override
        boolean isLost(byte[] line) {
          return new String(line, UTF_8).contains("\"kind\":\"INTENT\"");
        }
      };
    }
  },
  /** The lock of a journal keeps nobody out, and nobody notices. */
  NO_LOCK(Set.of(ONE_WRITER, INTENT_FIRST, IRREVERSIBLE_ONCE)) {
    @Override
    public SimulatedDisk disk(Consumer<byte[]> durable) {
      return new SimulatedDisk(durable) {
        @Override
        boolean isLocking() {
          return false;
        }

        @Override
        boolean isFenced() {
          return false;
        }
      };
    }
  },
  /** Nobody notices that a lock was deleted. */
  NO_FENCE(Set.of(ONE_WRITER)) {
    @Override
    public SimulatedDisk disk(Consumer<byte[]> durable) {
      return new SimulatedDisk(durable) {
        @Override
        boolean isFenced() {
          return false;
        }
      };
    }
  },
  /** A journal loses its approval and all that follows, so the approval can be used again. */
  APPROVAL_TWICE(Set.of(APPROVAL_ONCE)) {
    @Override
    public SimulatedDisk disk(Consumer<byte[]> durable) {
      return new SimulatedDisk(durable) {
        @Override
        void forget(List<byte[]> lines) {
          int first = 0;
          while (first < lines.size()
              && !new String(lines.get(first), UTF_8).contains("\"kind\":\"APPROVED\"")) {
            first++;
          }
          lines.subList(first, lines.size()).clear();
        }
      };
    }
  },
  /** The withdrawal of a case is never written. */
  FORGOTTEN_WITHDRAWAL(Set.of(NONE_AFTER_WITHDRAWAL)) {
    @Override
    public SimulatedDisk disk(Consumer<byte[]> durable) {
      return new SimulatedDisk(durable) {
        @Override
        boolean isLost(byte[] line) {
          return new String(line, UTF_8).contains("\"kind\":\"WITHDRAWN\"");
        }
      };
    }
  },
  /** The store lists no cases, so a case does not see what another one has claimed. */
  NO_CLAIMS(Set.of(CLAIMED_ONCE)) {
    @Override
    public SimulatedDisk disk(Consumer<byte[]> durable) {
      return new SimulatedDisk(durable) {
        @Override
        boolean isListed(CaseId id) {
          return false;
        }
      };
    }
  },
  /** The HTTP client sends a request again when its answer is lost. */
  REPEATED_BY_HTTP(Set.of(IRREVERSIBLE_ONCE)) {
    @Override
    public LocalService network(LocalService service, Bench bench) {
      return request -> {
        try {
          return service.answer(request);
        } catch (IOException e) {
          return service.answer(request);
        }
      };
    }
  },
  /** The HTTP client mixes up two people. */
  WRONG_PERSON(Set.of(OTHER_PEOPLE)) {
    @Override
    public LocalService network(LocalService service, Bench bench) {
      return request ->
          service.answer(
              request.method().equals("GET")
                  ? request
                  : request.newBuilder().url(bench.ofOther(request.url().toString())).build());
    }
  },
  /** The inspection never sees an effect or a time to wait for. */
  ALWAYS_OPEN(Set.of(IRREVERSIBLE_ONCE, PURGE_IN_TIME)) {
    @Override
    public AdapterProvider adapter(AdapterProvider provider) {
      return ChangedAdapter.of(provider, "inspect", new Inspection.Open());
    }
  },
  /** The inspection always sees an effect. */
  ALWAYS_APPLIED(Set.of(LEDGER_NOT_BETTER)) {
    @Override
    public AdapterProvider adapter(AdapterProvider provider) {
      return ChangedAdapter.of(provider, "inspect", new Inspection.Applied());
    }
  },
  /** A step is reported as done and was not sent. */
  DONE_WITHOUT_CALL(Set.of(LEDGER_NOT_BETTER)) {
    @Override
    public AdapterProvider adapter(AdapterProvider provider) {
      return ChangedAdapter.of(provider, "perform", new StepOutcome.Done(""));
    }
  },
  /** An accepted action is reported as finished. */
  ACCEPTED_IS_DONE(Set.of(LEDGER_NOT_BETTER)) {
    @Override
    public AdapterProvider adapter(AdapterProvider provider) {
      return ChangedAdapter.of(provider, "poll", new StepOutcome.Done(""));
    }
  };

  private final Set<Invariant> breaks;

  Defects(Set<Invariant> breaks) {
    this.breaks = breaks;
  }

  /** The invariants of which one is broken. */
  Set<Invariant> breaks() {
    return breaks;
  }
}
