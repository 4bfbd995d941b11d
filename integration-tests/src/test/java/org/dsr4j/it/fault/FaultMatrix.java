package org.dsr4j.it.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/** Runs every fault at every place and records the results. */
final class FaultMatrix {

  static final String ONCE = "once";
  static final String ALWAYS = "always";

  private static final String CANNOT = "–";
  private static final String LIE = "LIE: ";
  private static final String NOT_STRUCK = "NOT APPLIED";

  private static final int AT_ONCE = 6;

  private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();

  private FaultMatrix() {}

  /** Most of a cell's time is waiting, so that several run at once, each at a tenant of its own. */
  static FaultMatrix run() {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    BlockingQueue<FaultFixture> stages = new LinkedBlockingQueue<>();
    try {
      for (int i = 0; i < AT_ONCE; i++) {
        stages.add(new FaultFixture());
      }
      return of(cell -> CompletableFuture.supplyAsync(() -> cell.playAtOneOf(stages), threads));
    } finally {
      threads.shutdown();
      stages.forEach(FaultFixture::close);
    }
  }

  private static FaultMatrix of(Function<Cell, CompletableFuture<String>> played) {
    Map<String, Map<String, CompletableFuture<String>>> rows = new LinkedHashMap<>();
    for (FaultKind kind : FaultKind.all()) {
      for (String times : List.of(ONCE, ALWAYS)) {
        Map<String, CompletableFuture<String>> row = new LinkedHashMap<>();
        for (FaultPlace place : FaultPlace.values()) {
          row.put(place.title(), played.apply(new Cell(kind, place, times.equals(ONCE))));
        }
        rows.put(key(kind.name(), times), row);
      }
    }
    FaultMatrix matrix = new FaultMatrix();
    rows.forEach(
        (key, row) -> {
          Map<String, String> cells = new LinkedHashMap<>();
          row.forEach((place, outcome) -> cells.put(place, outcome.join()));
          matrix.cells.put(key, cells);
        });
    return matrix;
  }

  private record Cell(FaultKind kind, FaultPlace place, boolean once) {

    String playAtOneOf(BlockingQueue<FaultFixture> stages) {
      if (!place.possible(kind)) {
        return CANNOT;
      }
      // There are as many as threads, so that one is always free.
      FaultFixture stage = stages.remove();
      try {
        return play(stage);
      } finally {
        stages.add(stage);
      }
    }

    private String play(FaultFixture stage) {
      stage.reset();
      String outcome;
      try {
        outcome = place.run(stage, kind, once);
      } catch (FaultFixture.SilentDataLoss e) {
        return LIE + e.getMessage();
      }
      // A result that is not correct proves that the fault was applied.
      boolean struck = !outcome.equals("correct") || stage.wasTriggered(place);
      return struck ? outcome : NOT_STRUCK;
    }
  }

  private static String key(String name, String times) {
    return name + " | " + times;
  }

  String cell(String fault, String place, String times) {
    return cells.get(key(fault, times)).get(place);
  }

  List<String> silentLosses() {
    return beginning(LIE);
  }

  List<String> notTriggered() {
    return beginning(NOT_STRUCK);
  }

  private List<String> beginning(String prefix) {
    List<String> found = new ArrayList<>();
    cells.forEach(
        (key, row) ->
            row.forEach(
                (place, outcome) -> {
                  if (outcome.startsWith(prefix)) {
                    found.add(key + " | " + place + ": " + outcome);
                  }
                }));
    return found;
  }

  String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # Result of each fault

            `FaultMatrixTest` writes this page from a run against the simulated tenant (`-Ddsr.regenerate=true`); do not edit it. Each
            fault occurs once, and then each time, at each place.

            - **correct**: everything was read, applied or downloaded completely and without duplicates, although the fault occurred.
            - **a code**: not complete; the ledger entry contains the code.
            - **not applied**: the service certainly did not apply the write. **inspect**: it may have applied the write; the step is
              inspected before it is repeated.
            - **complete, rows twice**: the service sent rows twice without an indication. The engine drops byte-equal rows and counts
              them.
            - **–**: not possible there.

            A token is renewed on the middle page of a list. A write is a PATCH that is not declared idempotent.

            """);
    page.append("| fault | occurs ");
    for (FaultPlace place : FaultPlace.values()) {
      page.append("| ").append(place.title()).append(' ');
    }
    page.append("|\n|---|---").append("|---".repeat(FaultPlace.values().length)).append("|\n");
    cells.forEach(
        (key, row) -> {
          page.append("| ").append(key).append(' ');
          row.values().forEach(outcome -> page.append("| ").append(outcome).append(' '));
          page.append("|\n");
        });
    return page.toString();
  }
}
