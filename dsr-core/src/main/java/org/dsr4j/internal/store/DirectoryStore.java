package org.dsr4j.internal.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalStore;
import org.jspecify.annotations.Nullable;

/** Journals in a folder: {@code <case>.journal} with {@code <case>.lock} next to it. */
public final class DirectoryStore implements JournalStore {

  private static final String SUFFIX = ".journal";

  private final Path folder;

  public DirectoryStore(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  private interface Opening {
    Journal open(Path file, CaseLock lock) throws IOException;
  }

  @Override
  public Journal create(CaseId caseId) {
    return hold(
        caseId,
        (file, lock) -> {
          if (hasLine(file)) {
            throw DiskAccess.exists("journal", caseId);
          }
          try {
            OwnerOnlyFiles.createEmpty(file);
          } catch (FileAlreadyExistsException e) {
            // A process died before its first entry was complete.
          }
          return emptied(new FileJournal(caseId, file, lock));
        });
  }

  private static Journal emptied(FileJournal journal) {
    try {
      journal.truncateTail();
      return journal;
    } catch (RuntimeException | Error e) {
      journal.close();
      throw e;
    }
  }

  @Override
  public Journal open(CaseId caseId) {
    if (!Files.exists(file(caseId))) {
      throw DiskAccess.missing(caseId);
    }
    return hold(
        caseId,
        (file, lock) -> {
          if (!hasLine(file)) {
            throw DiskAccess.missing(caseId);
          }
          return new FileJournal(caseId, file, lock);
        });
  }

  @Override
  public void read(CaseId caseId, Consumer<? super byte[]> visitor) {
    DiskAccess.perform(
        "journal",
        caseId,
        () -> {
          if (!hasLine(file(caseId))) {
            throw DiskAccess.missing(caseId);
          }
          FileJournal.read(file(caseId), visitor);
        });
  }

  @Override
  public String location() {
    return DiskAccess.run(
        "folder of the journals",
        () -> (Files.isDirectory(folder) ? folder.toRealPath() : folder.normalize()).toString());
  }

  Path folder() {
    return folder;
  }

  private Journal hold(CaseId caseId, Opening opening) {
    return DiskAccess.run(
        "journal",
        caseId,
        () -> {
          OwnerOnlyFiles.folder(folder);
          CaseLock lock = CaseLock.tryAcquire(folder.resolve(caseId.value() + ".lock"));
          if (lock == null) {
            throw DiskAccess.busy(caseId);
          }
          try {
            return opening.open(file(caseId), lock);
          } catch (IOException | RuntimeException | Error e) {
            lock.close();
            throw e;
          }
        });
  }

  private Path file(CaseId caseId) {
    return folder.resolve(caseId.value() + SUFFIX);
  }

  @Override
  public List<CaseId> cases() {
    return DiskAccess.run(
        "folder of the journals",
        () -> {
          List<CaseId> cases = new ArrayList<>();
          if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
              for (Path file : files) {
                CaseId caseId = caseId(file);
                if (caseId != null && hasLine(file)) {
                  cases.add(caseId);
                }
              }
            }
          }
          return cases;
        });
  }

  private static @Nullable CaseId caseId(Path file) {
    String name = file.getFileName().toString();
    try {
      return CaseId.of(name.substring(0, name.length() - SUFFIX.length()));
    } catch (DsrException e) {
      // Not a file of this store.
      return null;
    }
  }

  private static boolean hasLine(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    JournalFile held = JournalFile.openInThisProcess(file);
    return held == null ? readsLine(file) : !held.isEmpty();
  }

  private static boolean readsLine(Path file) throws IOException {
    byte[] block = new byte[8192];
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(block); n > 0; n = in.read(block)) {
        for (int i = 0; i < n; i++) {
          if (block[i] == '\n') {
            return true;
          }
        }
      }
    }
    return false;
  }
}
