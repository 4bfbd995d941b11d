package org.dsr4j.testkit.assertj;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.assertj.core.api.AbstractAssert;
import org.dsr4j.model.Report;
import org.dsr4j.testkit.assertj.AccessPackage.ZippedFile;
import org.dsr4j.testkit.internal.text.ForbiddenTextSearch;
import org.dsr4j.testkit.internal.text.TextTable;
import org.jspecify.annotations.Nullable;

/** Assertions about an access package. {@link AccessPackage} reads everything else. */
public final class PackageAssert extends AbstractAssert<PackageAssert, Path> {

  private @Nullable AccessPackage read;

  PackageAssert(@Nullable Path actual) {
    super(actual, PackageAssert.class);
  }

  /**
   * Checks that the package is complete and agrees with its manifest: the manifest is the last
   * entry, each listed file exists with its size and SHA-256, there are no other files, data files
   * are JSON lines in the stated number, and the completion follows from the sources.
   *
   * <pre>{@code
   * assertThatPackage(zip).isSound();   // passes for the package of an export
   * assertThatPackage(zip).isSound();   // fails when a byte was changed or a file added, and lists all problems
   * }</pre>
   *
   * @return this
   */
  public PackageAssert isIntact() {
    List<String> problems = PackageIntegrity.problems(contents());
    if (!problems.isEmpty()) {
      throw failure("%s", head() + " to be sound, but\n\n  " + String.join("\n  ", problems));
    }
    return this;
  }

  /**
   * Checks that the manifest agrees with the report's ledger for each source.
   *
   * <pre>{@code
   * assertThatPackage(zip).agreesWith(report);        // passes for the report of that export
   * assertThatPackage(zip).agreesWith(otherReport);   // fails, and shows the lines that differ
   * }</pre>
   *
   * @param report the report of the run that wrote it
   * @return this
   */
  public PackageAssert agreesWith(Report report) {
    List<LedgerLine> lines = contents().manifest().lines();
    TextTable table = LedgerTable.differences(LedgerTable.lines(report.ledger()), lines);
    if (!table.isEmpty()) {
      throw failure("%s", head() + " to agree with the report\n\n" + table);
    }
    return this;
  }

  /**
   * Checks how many records of a source the package contains.
   *
   * <pre>{@code
   * assertThatPackage(zip).hasRecords("azuread/aad-user", 1);   // passes when it contains one account
   * assertThatPackage(zip).hasRecords("azuread/aad-user", 2);   // fails then
   * }</pre>
   *
   * @param source {@code "instance/source"}, or the source alone where one instance has it; the
   *     manifest must know it
   * @param count the number of records
   * @return this
   */
  public PackageAssert hasRecords(String source, int count) {
    LedgerLine line = line(source);
    int seen = contents().records(line.source().toString()).size();
    if (seen != count) {
      throw failure(
          "%s%n  %d records of %s%nbut there are%n  %d (the manifest says: %s)",
          head() + " to hold", count, line.source(), seen, line.summary());
    }
    return this;
  }

  /**
   * Checks the records of a source, token by token and in order; see {@link
   * ContentAssert#isTokenExactly}.
   *
   * <pre>{@code
   * assertThatPackage(zip).hasRecordsExactly("hr/employee", "{\"id\":1}");   // passes for this one record
   * assertThatPackage(zip).hasRecordsExactly("hr/employee", "{\"id\":2}");   // fails for it
   * }</pre>
   *
   * @param source {@code "instance/source"}, or the source alone where one instance has it
   * @param json one JSON object per record
   * @return this
   * @throws IllegalArgumentException when one is not a JSON object
   */
  public PackageAssert hasRecordsExactly(String source, String... json) {
    LedgerLine line = line(source);
    List<String> seen = contents().records(line.source().toString());
    ContentList.difference(List.of(json), seen)
        .ifPresent(
            difference -> {
              throw failure(
                  "%s",
                  head()
                      + " to hold the records given of "
                      + line.source()
                      + ", but "
                      + difference);
            });
    return this;
  }

  /**
   * Checks that the manifest lists a path of a source as withheld.
   *
   * <pre>{@code
   * assertThatPackage(zip).withholds("hr/employee", "pin");    // passes when the service sent a PIN
   * assertThatPackage(zip).withholds("hr/employee", "name");   // fails: that is no secret
   * }</pre>
   *
   * @param source {@code "instance/source"}, or the source alone where one instance has it
   * @param path property names joined by slashes
   * @return this
   */
  public PackageAssert withholds(String source, String path) {
    LedgerLine line = line(source);
    if (!line.withheld().containsKey(path)) {
      throw failure(
          "%s%n  %s of %s%nbut it withholds there%n  %s",
          head() + " to withhold", path, line.source(), line.withheld().keySet());
    }
    return this;
  }

  /**
   * Checks that nothing in the package mentions one of these texts, ignoring case: paths, the
   * manifest, records and attachments. In JSON, names and values are searched after unescaping.
   * Other files are searched as UTF-8 text, so compressed files are not searched inside.
   *
   * <pre>{@code
   * assertThatPackage(zip).neverMentions("berta@contoso.com");   // passes for Anna's package
   * assertThatPackage(zip).neverMentions("anna@contoso.com");    // fails: the manifest names her
   * }</pre>
   *
   * @param texts the texts to search for, at least one, none blank
   * @return this
   */
  public PackageAssert neverMentions(String... texts) {
    ForbiddenTextSearch search = new ForbiddenTextSearch(texts);
    for (ZippedFile file : contents().files()) {
      search.inText(file.path()).ifPresent(hit -> fail(hit, "a path"));
      if (file.recordFile()) {
        int number = 0;
        for (String line : file.text().split("\n", -1)) {
          String place = file.path() + ", line " + ++number + ",";
          search.inJson(line).ifPresent(hit -> fail(hit, place));
        }
      } else if (file.path().endsWith(".json")) {
        search.inJson(file.text()).ifPresent(hit -> fail(hit, file.path()));
      } else {
        search.inText(file.text()).ifPresent(hit -> fail(hit, file.path()));
      }
    }
    return this;
  }

  private void fail(ForbiddenTextSearch.Hit hit, String place) {
    throw failure(
        "%s%n  %s%nbut %s does%s%n  %s",
        head() + " never to mention",
        hit.text(),
        place,
        hit.where().isEmpty() ? "" : " at " + hit.where(),
        hit.excerpt());
  }

  /**
   * Checks that all files but the manifest are byte-equal to those of another package.
   *
   * <pre>{@code
   * assertThatPackage(zip).hasSameDataAs(again);       // passes for two exports of one person
   * assertThatPackage(zip).hasSameDataAs(colleague);   // fails, and names the files
   * }</pre>
   *
   * @param other the other zip file
   * @return this
   * @throws UncheckedIOException when the other cannot be read as a zip
   */
  public PackageAssert hasSameDataAs(Path other) {
    Map<String, byte[]> expected = data(AccessPackage.read(other));
    Map<String, byte[]> seen = data(contents());
    TreeSet<String> paths = new TreeSet<>(expected.keySet());
    paths.addAll(seen.keySet());
    List<String> differ =
        paths.stream()
            .filter(path -> !Arrays.equals(expected.get(path), seen.get(path)))
            .map(path -> path + ": " + difference(expected.get(path), seen.get(path)))
            .toList();
    if (!differ.isEmpty()) {
      throw failure(
          "%s", head() + " to hold the same data, but\n\n  " + String.join("\n  ", differ));
    }
    return this;
  }

  private static String difference(byte @Nullable [] expected, byte @Nullable [] seen) {
    if (expected == null || seen == null) {
      return seen == null ? "only in the other" : "not in the other";
    }
    return "differs from byte " + Arrays.mismatch(expected, seen) + " on";
  }

  private static Map<String, byte[]> data(AccessPackage pack) {
    Map<String, byte[]> data = new LinkedHashMap<>();
    pack.files().stream()
        .filter(file -> !file.path().equals(AccessPackage.MANIFEST))
        .forEach(file -> data.put(file.path(), file.bytes()));
    return data;
  }

  private LedgerLine line(String source) {
    SourceName name = new SourceName(source);
    List<LedgerLine> lines = contents().manifest().lines();
    List<LedgerLine> found = name.among(lines, LedgerLine::source);
    if (found.size() != 1) {
      throw failure("%s", name.unclear(lines, LedgerLine::source));
    }
    return found.get(0);
  }

  private String head() {
    return "Expecting package " + actual.getFileName();
  }

  private AccessPackage contents() {
    isNotNull();
    AccessPackage known = read;
    if (known == null) {
      try {
        known = AccessPackage.read(actual);
      } catch (UncheckedIOException e) {
        AssertionError unreadable =
            failure("%s", head() + " to be a zip file, but\n  " + e.getCause());
        unreadable.initCause(e);
        throw unreadable;
      }
      read = known;
    }
    return known;
  }
}
