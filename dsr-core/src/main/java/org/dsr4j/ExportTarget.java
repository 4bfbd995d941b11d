package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.dsr4j.internal.pack.ZipTarget;
import org.dsr4j.model.PersonalDataRecord;
import org.jspecify.annotations.Nullable;

/**
 * Where an export goes: a zip file, or the application itself.
 *
 * <p>Closed to other implementations; made by its factories.
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
   * An access package: a zip with a manifest and one file of JSON lines per source.
   *
   * <p>The file appears under its name only when it is whole, readable by its owner only; an
   * existing file is never overwritten. Marked unreviewed, not for hand-over.
   *
   * @param path a file that does not exist, in a folder that does
   * @return the target
   */
  public static ExportTarget zip(Path path) {
    return new ExportTarget(requireNonNull(path, "path"), null);
  }

  /**
   * The application takes the records itself, one after another on the calling thread, in the order
   * of the ledger, once everything was read; attachments are not handed over.
   *
   * @param consumer is handed each record; what it throws ends the export
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
