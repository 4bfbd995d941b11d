package org.dsr4j.internal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalAnchor;
import org.jspecify.annotations.Nullable;

/**
 * Stores the newest heads in a folder: {@code <case>.head} with number, hash and signature.
 *
 * <p>Comparison and replacement are one operation among all processes whose file locks exclude each
 * other: on a local disk, and on a network drive whose server implements locks.
 */
public final class AnchorDirectory implements JournalAnchor {

  private static final String WHAT = "anchor";
  private static final int MAX_BYTES = 1024;
  private static final Pattern LINE =
      Pattern.compile("([1-9][0-9]{0,17}) ([0-9a-f]{64}) ([A-Za-z0-9+/]{86}==)\n");
  private static final String EMPTY = line(JournalHead.empty());

  private final Path folder;

  public AnchorDirectory(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  @Override
  public void record(CaseId caseId, @Nullable JournalHead expected, JournalHead head) {
    DiskAccess.run(
        WHAT,
        caseId,
        () ->
            FolderLock.hold(
                folder,
                () -> {
                  if (!Objects.equals(stored(caseId).orElse(null), expected)) {
                    throw DiskAccess.anchoredByAnother(caseId);
                  }
                  OwnerOnlyFiles.replace(file(caseId), line(head).getBytes(US_ASCII));
                  return Boolean.TRUE;
                }));
  }

  private static String line(JournalHead head) {
    return head.number() + " " + head.hash() + " " + head.signature() + "\n";
  }

  @Override
  public Optional<JournalHead> last(CaseId caseId) {
    return DiskAccess.run(WHAT, caseId, () -> stored(caseId));
  }

  private Optional<JournalHead> stored(CaseId caseId) throws IOException {
    try {
      if (Files.size(file(caseId)) > MAX_BYTES) {
        throw unreadable(caseId);
      }
      return Optional.of(parse(caseId, Files.readString(file(caseId), ISO_8859_1)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static JournalHead parse(CaseId caseId, String text) {
    if (text.equals(EMPTY)) {
      return JournalHead.empty();
    }
    Matcher line = LINE.matcher(text);
    if (!line.matches()) {
      throw unreadable(caseId);
    }
    return new JournalHead(Long.parseLong(line.group(1)), line.group(2), line.group(3));
  }

  private static DsrException unreadable(CaseId caseId) {
    return new DsrException(
        DsrError.JOURNAL_BROKEN,
        "The anchor of case " + caseId + " was changed: restore it from a copy");
  }

  Path folder() {
    return folder;
  }

  private Path file(CaseId caseId) {
    return folder.resolve(caseId.value() + ".head");
  }
}
