package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.dsr4j.internal.pack.ZipTarget;
import org.dsr4j.model.PersonalDataRecord;
import org.jspecify.annotations.Nullable;

/**
 * The destination of an export: a zip file, or a consumer in the application.
 *
 * <p>Create instances with the factory methods.
 */
public final class ExportTarget {

  private final @Nullable Path path;
  private final @Nullable Consumer<? super PersonalDataRecord> consumer;

  private ExportTarget(
      @Nullable Path path, @Nullable Consumer<? super PersonalDataRecord> consumer) {
    this.path = path;
    this.consumer = consumer;
  }

  /**
   * Writes an access package: a zip with a manifest and one file of JSON lines per source.
   *
   * <p>The file gets its name when it is complete, and only its owner can read it. An existing file
   * is never overwritten. The package is marked as unreviewed and must be reviewed before it is
   * handed to the person.
   *
   * @param path a file that does not exist, in a folder that exists
   * @return the target
   */
  public static ExportTarget zip(Path path) {
    return new ExportTarget(requireNonNull(path, "path"), null);
  }

  /**
   * Passes the records to a consumer. The calling thread passes them one after another, in the
   * order of the ledger, after all sources were read. Attachments are not passed.
   *
   * @param consumer receives each record; an exception ends the export
   * @return the target
   */
  public static ExportTarget records(Consumer<? super PersonalDataRecord> consumer) {
    return new ExportTarget(null, requireNonNull(consumer, "consumer"));
  }

  @Nullable ZipTarget zipTarget() {
    return path == null ? null : new ZipTarget(path);
  }

  @Nullable Path path() {
    return path;
  }

  @Nullable Consumer<? super PersonalDataRecord> consumer() {
    return consumer;
  }

  @Override
  public String toString() {
    return path == null ? "ExportTarget[records]" : "ExportTarget[zip]";
  }
}
