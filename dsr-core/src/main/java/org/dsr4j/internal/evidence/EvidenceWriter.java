package org.dsr4j.internal.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.internal.journal.SignedLine;
import org.dsr4j.internal.store.OwnerOnlyFiles;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;

/** Writes evidence: a signed first line, then the unchanged lines of the journal. */
public final class EvidenceWriter {

  private EvidenceWriter() {}

  /** Writes a file that must not exist; a failure leaves no file. */
  public static void write(
      JournalStore store, JournalSigner signer, CaseId caseId, String library, Path target) {
    try {
      End end = new End();
      store.read(caseId, end::line);
      OwnerOnlyFiles.create(
          target,
          out -> {
            line(out, header(end, signer, caseId, library));
            lines(store, caseId, end.count, out);
          });
    } catch (FileAlreadyExistsException e) {
      throw new DsrException(
          DsrError.TARGET_EXISTS,
          "The evidence file already exists: choose another name, nothing is overwritten");
    } catch (IOException e) {
      // The message of the cause contains the path, which may contain the name of the person.
      throw new DsrException(
          DsrError.TARGET_UNWRITABLE,
          "The evidence file cannot be written ("
              + e.getClass().getSimpleName()
              + "): its folder must exist, be writable and have free space");
    }
  }

  private static byte[] header(End end, JournalSigner signer, CaseId caseId, String library) {
    String key = EvidenceHeader.encode(signer.publicKey());
    EvidenceHeader header = new EvidenceHeader(caseId, key, library, end.count, end.hash);
    return SignedLine.sign(header.object(), signer);
  }

  /** The end of the journal, which the first line contains: a run may append meanwhile. */
  private static final class End {
    private long count;
    private String hash = JournalHead.empty().hash();

    /** Counts a line. An invalid line is exported too, so that the evidence shows it. */
    void line(byte[] line) {
      SignedLine signed = SignedLine.split(line);
      count++;
      hash = signed == null ? JournalHead.empty().hash() : signed.hash();
    }
  }

  /** Writes the lines up to the end that the first line names. */
  private static void lines(JournalStore store, CaseId caseId, long count, OutputStream out)
      throws IOException {
    long[] left = {count};
    try {
      store.read(
          caseId,
          line -> {
            try {
              if (left[0]-- > 0) {
                line(out, line);
              }
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void line(OutputStream out, byte[] line) throws IOException {
    out.write(line);
    out.write('\n');
  }
}
