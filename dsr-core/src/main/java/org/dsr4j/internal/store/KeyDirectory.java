package org.dsr4j.internal.store;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.dsr4j.model.CaseId;
import org.dsr4j.spi.operator.CaseKey;
import org.dsr4j.spi.operator.CaseKeys;

/** Keys in a folder: {@code <case>.key} contains only the bytes of the key. */
public final class KeyDirectory implements CaseKeys {

  private static final String WHAT = "key";

  private final Path folder;

  public KeyDirectory(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  @Override
  public CaseKey create(CaseId caseId) {
    return DiskAccess.run(
        WHAT,
        caseId,
        () -> {
          OwnerOnlyFiles.folder(folder);
          CaseKey key = CaseKey.random();
          try {
            OwnerOnlyFiles.create(file(caseId), out -> out.write(key.bytes()));
          } catch (FileAlreadyExistsException e) {
            throw DiskAccess.exists(WHAT, caseId);
          }
          return key;
        });
  }

  @Override
  public Optional<CaseKey> find(CaseId caseId) {
    return DiskAccess.run(
        WHAT,
        caseId,
        () -> {
          try {
            if (Files.size(file(caseId)) != CaseKey.LENGTH) {
              throw new IOException("the key has a wrong length");
            }
            return Optional.of(CaseKey.of(Files.readAllBytes(file(caseId))));
          } catch (NoSuchFileException e) {
            return Optional.empty();
          }
        });
  }

  /** Overwrites the file first, because the content of a deleted file may stay on the disk. */
  @Override
  public void destroy(CaseId caseId) {
    DiskAccess.perform(
        WHAT,
        caseId,
        () -> {
          if (!Files.exists(file(caseId))) {
            return;
          }
          try (RandomAccessFile file = new RandomAccessFile(file(caseId).toFile(), "rw")) {
            file.write(CaseKey.random().bytes());
            file.getFD().sync();
          }
          Files.delete(file(caseId));
          OwnerOnlyFiles.force(folder);
        });
  }

  Path folder() {
    return folder;
  }

  private Path file(CaseId caseId) {
    return folder.resolve(caseId.value() + ".key");
  }
}
