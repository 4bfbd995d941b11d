package org.dsr4j.testkit.assertj;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;
import org.dsr4j.testkit.assertj.AccessPackage.ZippedFile;
import org.dsr4j.testkit.assertj.PackageManifest.ListedFile;

/** Compares a package with its manifest, and checks the manifest for contradictions. */
final class PackageIntegrity {

  private final AccessPackage pack;
  private final List<String> problems = new ArrayList<>();

  private PackageIntegrity(AccessPackage pack) {
    this.pack = pack;
  }

  /** All problems of a package; empty when it is sound. */
  static List<String> problems(AccessPackage pack) {
    PackageIntegrity soundness = new PackageIntegrity(pack);
    soundness.manifest();
    soundness.entries();
    pack.manifest().files().forEach(soundness::listed);
    pack.files().stream().filter(ZippedFile::recordFile).forEach(soundness::jsonLines);
    pack.manifest().lines().forEach(soundness::count);
    return soundness.problems;
  }

  private void problem(String where, String what) {
    problems.add(where + ": " + what);
  }

  private void manifest() {
    PackageManifest manifest = pack.manifest();
    manifest.problems().forEach(problem -> problem(AccessPackage.MANIFEST, problem));
    if (!manifest.problems().isEmpty()) {
      return;
    }
    if (!manifest.schemaVersion().startsWith("1.")) {
      problem(AccessPackage.MANIFEST, "schema version is " + quoted(manifest.schemaVersion()));
    }
    if (!pack.paths().get(pack.paths().size() - 1).equals(AccessPackage.MANIFEST)) {
      problem(AccessPackage.MANIFEST, "is not the last entry");
    }
    sources(manifest);
  }

  private void sources(PackageManifest manifest) {
    Set<SourceRef> seen = new HashSet<>();
    List<LedgerStatus> statuses = new ArrayList<>();
    for (LedgerLine line : manifest.lines()) {
      if (!seen.add(line.source())) {
        problem(AccessPackage.MANIFEST, "two lines for " + line.source());
      }
      Arrays.stream(LedgerStatus.values())
          .filter(status -> status.name().equals(line.status()))
          .findFirst()
          .ifPresentOrElse(statuses::add, () -> noStatus(line));
    }
    Completion follows = Completion.of(statuses);
    // An unknown status is a separate problem and makes any completion unknown.
    if (statuses.size() == manifest.lines().size()
        && !manifest.completion().equals(follows.name())) {
      problem(
          AccessPackage.MANIFEST,
          "completion is "
              + quoted(manifest.completion())
              + ", but its sources result in "
              + follows);
    }
  }

  private void noStatus(LedgerLine line) {
    problem(AccessPackage.MANIFEST, line.source() + " has no status: " + quoted(line.status()));
  }

  private void entries() {
    Set<String> listed = new HashSet<>();
    for (ListedFile file : pack.manifest().files()) {
      if (!listed.add(file.path())) {
        problem(file.path(), "is listed in the manifest twice");
      }
    }
    Set<String> seen = new HashSet<>();
    for (String path : pack.paths()) {
      if (!seen.add(path)) {
        problem(path, "is in the zip twice");
      } else if (!listed.contains(path) && !path.equals(AccessPackage.MANIFEST)) {
        problem(path, "is not listed in the manifest");
      }
    }
  }

  private void listed(ListedFile listed) {
    String place = listed.adapter() + "/" + listed.source();
    if (!listed.path().equals("data/" + place + ".jsonl")
        && !listed.path().matches(Pattern.quote("attachments/" + place) + "/[0-9]+")) {
      problem(listed.path(), "is not in the folder for files of " + place);
    }
    pack.files().stream()
        .filter(file -> file.path().equals(listed.path()))
        .findFirst()
        .ifPresentOrElse(
            file -> compare(listed, file),
            () -> problem(listed.path(), "is listed in the manifest and missing"));
  }

  private void compare(ListedFile listed, ZippedFile file) {
    if (listed.bytes() != file.bytes().length) {
      problem(
          file.path(),
          "has " + file.bytes().length + " bytes, the manifest says " + listed.bytes());
    }
    String sha256 = sha256(file.bytes());
    if (!listed.sha256().equals(sha256)) {
      problem(file.path(), "has sha256 " + sha256 + ", the manifest says " + listed.sha256());
    }
  }

  private void jsonLines(ZippedFile file) {
    String text = file.text();
    if (!text.endsWith("\n")) {
      problem(file.path(), "its last line has no line end");
    }
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      try {
        Content.ofJson(line.getBytes(UTF_8));
      } catch (DsrException e) {
        problem(file.path(), "line " + number + " is not a JSON object");
      }
    }
  }

  private void count(LedgerLine line) {
    int records = pack.records(line.source().toString()).size();
    if (records != line.found()) {
      problem(
          line.source().toString(),
          "has " + records + " records, the manifest says " + line.found());
    }
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
