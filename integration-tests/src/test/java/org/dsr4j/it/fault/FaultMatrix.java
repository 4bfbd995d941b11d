package org.dsr4j.it.fault;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs every fault at every place and records the results. */
final class FaultMatrix {

  static final String ONCE = "once";
  static final String ALWAYS = "always";

  private static final String CANNOT = "–";
  private static final String LIE = "LIE: ";
  private static final String NOT_STRUCK = "NOT APPLIED";

  private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();

  private FaultMatrix() {}

  static FaultMatrix run() {
    FaultMatrix matrix = new FaultMatrix();
    try (FaultFixture stage = new FaultFixture()) {
      for (FaultKind kind : FaultKind.all()) {
        for (String times : List.of(ONCE, ALWAYS)) {
          matrix.cells.put(key(kind.name(), times), row(stage, kind, times.equals(ONCE)));
        }
      }
    }
    return matrix;
  }

  private static Map<String, String> row(FaultFixture stage, FaultKind kind, boolean once) {
    Map<String, String> row = new LinkedHashMap<>();
    for (FaultPlace place : FaultPlace.values()) {
      row.put(place.title(), place.possible(kind) ? cell(stage, kind, place, once) : CANNOT);
    }
    return row;
  }

  private static String cell(FaultFixture stage, FaultKind kind, FaultPlace place, boolean once) {
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
