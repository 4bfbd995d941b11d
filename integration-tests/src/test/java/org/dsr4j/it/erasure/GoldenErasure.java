package org.dsr4j.it.erasure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.Evidence;
import org.dsr4j.change.ChangeReport;
import org.dsr4j.change.StepReport;
import org.dsr4j.evidence.EvidenceChecks;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.it.support.ErasureFixture;
import org.dsr4j.it.support.TwoDeviceErasure;

/** An erasure in a simulated tenant, kept in a folder: journal, key, signing key, evidence. */
record GoldenErasure(ErasureFixture rig, Path folder) {

  static final String SUMMARY = "expected.txt";
  static final String EVIDENCE = "evidence.jsonl";
  private static final String TENANT = "tenant.properties";

  /** What was kept, without the tenant that it was made in: the journal alone must do. */
  static GoldenErasure of(Path kept, Path folder) {
    try {
      copy(kept, folder);
      Properties saved = new Properties();
      try (InputStream in = Files.newInputStream(folder.resolve(TENANT))) {
        saved.load(in);
      }
      return new GoldenErasure(ErasureFixture.at(saved, folder), folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void keep(Path target) throws IOException {
    evidence(EVIDENCE);
    Properties saved = rig.saved();
    saved.setProperty("endpoint", "http://localhost:1");
    saved.setProperty("readToken", "none");
    saved.setProperty("writeToken", "none");
    try (OutputStream out = Files.newOutputStream(folder.resolve(TENANT))) {
      saved.store(out, null);
    }
    copy(folder, target);
    Files.writeString(target.resolve(SUMMARY), summary());
  }

  private static void copy(Path from, Path to) throws IOException {
    Collection<Path> files;
    try (Stream<Path> all = Files.walk(from)) {
      files = all.filter(Files::isRegularFile).map(from::relativize).toList();
    }
    for (Path file : files) {
      if (!file.toString().endsWith(".lock")) {
        Path target = to.resolve(file.toString());
        Files.createDirectories(target.getParent());
        Files.copy(from.resolve(file), target);
      }
    }
  }

  private Path evidence(String name) {
    Path file = folder.resolve(name);
    Evidence.export(rig.store(), rig.signer(), TwoDeviceErasure.CASE, file);
    return file;
  }

  EvidenceReport verified(Path evidence) {
    return Evidence.verify(evidence, EvidenceChecks.none().trusting(rig.signer().publicKey()));
  }

  /** What happened in the case, and how far each step is. */
  String summary() {
    EvidenceReport evidence = verified(evidence("summary.jsonl"));
    ChangeReport report;
    try (ErasureFixture.Open open = rig.open()) {
      report = open.dsr().status(TwoDeviceErasure.CASE);
    }
    return Stream.of(
            Stream.of("problems " + evidence.problems()),
            evidence.entries().stream().map(entry -> entry.number() + " " + entry.kind()),
            Stream.of("head " + evidence.head().number() + " " + evidence.head().hash()),
            Stream.of("plan " + report.planDigest(), "completion " + report.completion()),
            report.steps().stream().map(GoldenErasure::step))
        .flatMap(lines -> lines)
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static String step(StepReport step) {
    String code = step.gap() == null ? "-" : step.gap().code().code();
    return "step "
        + List.of(
            step.step(), step.state().storedName(), code, "next " + step.nextAt(), step.attempts());
  }
}
