package org.dsr4j.testkit.assertj;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * An access package, read for tests that need more than {@link PackageAssert}.
 *
 * <p>Accepts damaged packages too and keeps the content in memory, so it suits small test packages
 * only. Immutable.
 */
public final class AccessPackage {

  static final String MANIFEST = "manifest.json";

  private final List<ZippedFile> files;
  private final PackageManifest manifest;

  /** One entry of the zip; a record would compare the arrays by reference. */
  static final class ZippedFile {
    private final String path;
    private final byte[] bytes;

    ZippedFile(String path, byte[] bytes) {
      this.path = path;
      this.bytes = bytes;
    }

    String path() {
      return path;
    }

    byte[] bytes() {
      return bytes;
    }

    String text() {
      return new String(bytes, UTF_8);
    }

    boolean recordFile() {
      return path.startsWith("data/") && path.endsWith(".jsonl");
    }
  }

  private AccessPackage(List<ZippedFile> files) {
    this.files = files;
    this.manifest =
        files.stream()
            .filter(file -> file.path().equals(MANIFEST))
            .findFirst()
            .map(file -> PackageManifest.read(file.text()))
            .orElse(PackageManifest.ABSENT);
  }

  /**
   * Reads a package.
   *
   * @param zip the zip file
   * @return its content
   * @throws UncheckedIOException when it cannot be read as a zip
   */
  public static AccessPackage read(Path zip) {
    List<ZippedFile> files = new ArrayList<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        files.add(new ZippedFile(e.getName(), entries.readAllBytes()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + zip.getFileName() + " as a zip", e);
    }
    return new AccessPackage(List.copyOf(files));
  }

  /**
   * The paths of all files, in their order.
   *
   * @return the paths, repeated where the zip repeats them
   */
  public List<String> paths() {
    return files.stream().map(ZippedFile::path).toList();
  }

  /**
   * A file, decoded as UTF-8 text.
   *
   * @param path its path
   * @return the text, or empty when there is no such file
   */
  public Optional<String> text(String path) {
    return files.stream()
        .filter(file -> file.path().equals(path))
        .findFirst()
        .map(ZippedFile::text);
  }

  /**
   * The records of a source in the order of its file.
   *
   * @param source {@code "instance/source"}, or the source alone, which means all instances
   * @return one JSON object each; empty when there is no file
   */
  public List<String> records(String source) {
    String tail = "/" + source + ".jsonl";
    return files.stream()
        .filter(file -> file.recordFile() && file.path().endsWith(tail))
        .flatMap(file -> file.text().lines())
        .toList();
  }

  /**
   * The values that were withheld from the records of a source, according to the manifest.
   *
   * @param source {@code "instance/source"}, or the source alone, which means all instances
   * @return count of values by path; empty when the manifest does not know the source
   */
  public Map<String, Long> withheld(String source) {
    Map<String, Long> counts = new java.util.TreeMap<>();
    new SourceName(source)
        .among(manifest.lines(), LedgerLine::source)
        .forEach(line -> line.withheld().forEach((path, n) -> counts.merge(path, n, Long::sum)));
    return counts;
  }

  List<ZippedFile> files() {
    return files;
  }

  PackageManifest manifest() {
    return manifest;
  }
}
