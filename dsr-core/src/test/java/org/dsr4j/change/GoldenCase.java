package org.dsr4j.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.Evidence;
import org.dsr4j.Journals;
import org.dsr4j.evidence.EvidenceChecks;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Ledger;
import org.dsr4j.model.LedgerEntry;

/** A case in its own folder: journal, key, signing key and anchor. */
record GoldenCase(VaultErasureFixture desk, Path folder) {

  static final String SUMMARY = "expected.txt";
  static final String EVIDENCE = "evidence.jsonl";

  <T> T with(Function<Dsr, T> action) {
    try (Dsr dsr = desk.builder().cases(folder).build()) {
      return action.apply(dsr);
    }
  }

  /** Exports the evidence of the case. */
  Path evidence(String name) {
    Path file = folder.resolve(name);
    Evidence.export(
        Journals.directory(folder.resolve("journals")),
        Journals.signerFile(folder.resolve("signer")),
        VaultErasureFixture.CASE,
        file);
    return file;
  }

  EvidenceReport verified(Path evidence) {
    return Evidence.verify(
        evidence,
        EvidenceChecks.none()
            .trusting(Journals.signerFile(folder.resolve("signer")).publicKey())
            .expecting(
                Journals.anchorDirectory(folder.resolve("heads"))
                    .last(VaultErasureFixture.CASE)
                    .orElseThrow()));
  }

  /** Describes the case: its entries, the state of each step and the status of each source. */
  String summary() {
    EvidenceReport report = verified(evidence("summary.jsonl"));
    return Stream.of(
            Stream.of("problems " + report.problems()),
            report.entries().stream().map(entry -> entry.number() + " " + entry.kind()),
            Stream.of("head " + report.head().number() + " " + report.head().hash()),
            state())
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private Stream<String> state() {
    try {
      ChangeReport report = with(dsr -> dsr.status(VaultErasureFixture.CASE));
      Ledger claimed =
          new Ledger(report.ledger().entries().stream().map(GoldenCase::asClaimed).toList());
      return Stream.of(
              Stream.of("plan " + report.planDigest(), "completion " + claimed.completion()),
              report.steps().stream().map(GoldenCase::step),
              claimed.entries().stream().map(GoldenCase::source).sorted())
          .flatMap(lines -> lines);
    } catch (DsrException e) {
      return Stream.of("refused " + e.code().code());
    }
  }

  /** Earlier versions reported what the steps claim, also when nobody searched since. */
  private static LedgerEntry asClaimed(LedgerEntry entry) {
    return LedgerEntry.ofChange(
        entry.source(),
        entry.title(),
        entry.done(),
        entry.alreadyDone(),
        entry.gaps().stream()
            .filter(gap -> !gap.code().code().equals(DsrError.NOT_YET_OBSERVED.code()))
            .toList());
  }

  private static String step(StepReport step) {
    String code = step.gap() == null ? "-" : step.gap().code().code();
    return "step "
        + List.of(
            step.step(), step.state().storedName(), code, "next " + step.nextAt(), step.attempts());
  }

  private static String source(LedgerEntry entry) {
    return "source " + entry.source() + " " + entry.status().storedName();
  }

  /** Returns the files of the case, relative to its folder, without lock files. */
  static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".lock"))
          .map(folder::relativize)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path target = to.resolve(file.toString());
      Files.createDirectories(target.getParent());
      Files.copy(from.resolve(file), target);
    }
  }
}
