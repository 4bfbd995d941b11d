package org.dsr4j.internal.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;
import static org.dsr4j.internal.journal.JournalSamples.SIGNER;
import static org.dsr4j.internal.journal.JournalSamples.TENANT;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.dsr4j.Evidence;
import org.dsr4j.Journals;
import org.dsr4j.PropertyCheck;
import org.dsr4j.evidence.EvidenceChecks;
import org.dsr4j.evidence.EvidenceProblem;
import org.dsr4j.evidence.EvidenceProblem.Code;
import org.dsr4j.evidence.EvidenceReport;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.internal.journal.CaseJournal;
import org.dsr4j.internal.journal.JournalSamples;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceTest {

  @TempDir private Path folder;

  private final JournalSettings settings = JournalSamples.inMemory();
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("case.evidence");
  }

  private byte[] export() throws IOException {
    Evidence.export(settings.store(), SIGNER, CASE, file);
    return Files.readAllBytes(file);
  }

  private EvidenceReport verify(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return Evidence.verify(file);
  }

  private static EvidenceReport verifyBytes(byte[] bytes) throws IOException {
    return EvidenceVerifier.verify(new ByteArrayInputStream(bytes), EvidenceChecks.none());
  }

  private List<Code> codes(byte[] bytes) throws IOException {
    return verify(bytes).problems().stream().map(EvidenceProblem::code).distinct().toList();
  }

  private static byte[] joined(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(ISO_8859_1);
  }

  @Test
  void anUnchangedCaseIsValid() throws IOException {
    JournalSamples.writeCase(settings);
    JournalHead head;
    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      head = journal.head();
    }
    export();

    EvidenceReport report =
        Evidence.verify(file, EvidenceChecks.none().trusting(SIGNER.publicKey()).expecting(head));

    assertThat(report.problems()).isEmpty();
    assertThat(report.valid()).isTrue();
    assertThat(report.caseId()).isEqualTo(CASE);
    assertThat(report.head()).isEqualTo(head);
    assertThat(report.runUnfinished()).isFalse();
    assertThat(report.entries()).hasSize(6);
    assertThat(report.entries().get(0).kind()).isEqualTo(JournalEntryKind.PLANNED);
    assertThat(report.entries().get(1).facts()).containsExactly(Map.entry("plan", "abc"));
    assertThat(folder.toFile().list()).containsExactly("case.evidence");
  }

  @Test
  void everyChangedBitIsDetected() throws IOException {
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      journal.append(JournalEntryKind.PLANNED, Map.of("plan", "a"), null);
    }
    byte[] whole = export();

    int header = Files.readAllLines(file).get(0).length() + 1;

    // Each bit of an entry requires a verification of the header, so only one bit per byte.
    PropertyCheck.holds(
        1,
        random -> {
          for (int at = 0; at < whole.length; at++) {
            int chosen = random.nextInt(Byte.SIZE);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
              if (at < header || bit == chosen) {
                byte[] flipped = whole.clone();
                flipped[at] ^= (byte) (1 << bit);
                if (verifyBytes(flipped).valid()) {
                  throw new AssertionError("bit " + bit + " of byte " + at);
                }
              }
            }
          }
        });
  }

  @Test
  void everyTruncationIsDetected() throws IOException {
    JournalSamples.writeShort(settings);
    byte[] whole = export();
    int header = Files.readAllLines(file).get(0).length() + 1;

    for (int length = 0; length < whole.length; length++) {
      EvidenceReport report = verifyBytes(Arrays.copyOf(whole, length));
      assertThat(report.problems())
          .extracting(EvidenceProblem::code)
          .contains(length < header ? Code.NOT_READABLE : Code.TAIL_CUT);
    }
  }

  @Test
  void anOlderExportIsDetectedByTheExpectedHead() throws IOException {
    JournalSamples.writeShort(settings);
    export();
    JournalHead later;
    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      journal.append(JournalEntryKind.VERIFIED, Map.of(), null);
      later = journal.head();
    }

    assertThat(Evidence.verify(file, EvidenceChecks.none().expecting(later)).problems())
        .extracting(EvidenceProblem::code)
        .containsExactly(Code.TAIL_CUT);
    JournalHead other = new JournalHead(2, "0".repeat(64), later.signature());
    assertThat(Evidence.verify(file, EvidenceChecks.none().expecting(other)).problems())
        .extracting(EvidenceProblem::code)
        .containsExactly(Code.CHAIN_BROKEN);
    assertThat(Evidence.verify(file, EvidenceChecks.none().expecting(JournalHead.empty())).valid())
        .isTrue();
  }

  @Test
  void reorderedLinesAreDetected() throws IOException {
    JournalSamples.writeCase(settings);
    export();
    List<String> lines = Files.readAllLines(file, ISO_8859_1);

    for (int i = 1; i < lines.size(); i++) {
      for (int j = i + 1; j < lines.size(); j++) {
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, i, j);
        assertThat(codes(joined(swapped))).contains(Code.NUMBER_GAP, Code.CHAIN_BROKEN);
      }
      List<String> fewer = new ArrayList<>(lines);
      fewer.remove(i);
      assertThat(codes(joined(fewer)))
          .contains(i == lines.size() - 1 ? Code.TAIL_CUT : Code.NUMBER_GAP);
    }
  }

  @Test
  void aRewrittenLineIsDetectedAndOtherLinesAreStillReported() throws IOException {
    JournalSamples.writeCase(settings);
    export();
    List<String> lines = Files.readAllLines(file, ISO_8859_1);
    lines.set(2, lines.get(2).replace("APPROVED", "PLANNED"));

    EvidenceReport report = verify(joined(lines));

    assertThat(report.problems())
        .contains(
            new EvidenceProblem(Code.HASH_WRONG, 2, "The line was changed after it was written"));
    assertThat(report.entries()).hasSize(6);
  }

  @Test
  void aCaseRewrittenWithAnotherKeyIsDetected() throws IOException {
    JournalSettings forged =
        JournalSamples.settings(
            settings.store(), settings.keys(), Journals.signer(JournalSamples.newKeys()), null);
    JournalSamples.writeCase(forged);
    Evidence.export(forged.store(), forged.signer(), CASE, file);

    assertThat(Evidence.verify(file).valid()).isTrue();
    assertThat(Evidence.verify(file, EvidenceChecks.none().trusting(SIGNER.publicKey())).problems())
        .extracting(EvidenceProblem::code)
        .containsExactly(Code.FOREIGN_KEY);

    Path other = folder.resolve("other.evidence");
    Evidence.export(forged.store(), SIGNER, CASE, other);
    assertThat(Evidence.verify(other).problems())
        .extracting(EvidenceProblem::code)
        .containsExactly(Code.SIGNATURE_WRONG);
  }

  @Test
  void anyBytesGetAReport() throws IOException {
    JournalSamples.writeCase(settings);
    byte[] whole = export();
    String text = new String(whole, ISO_8859_1);

    PropertyCheck.holds(
        100,
        random -> {
          int at = random.nextInt(whole.length);
          int length = random.nextInt(whole.length - at);
          byte[] piece = new byte[random.nextInt(200)];
          random.nextBytes(piece);
          String damaged =
              text.substring(0, at)
                  + (random.nextBoolean() ? "" : new String(piece, ISO_8859_1))
                  + text.substring(at + length);
          if (!damaged.equals(text)) {
            assertThat(verifyBytes(damaged.getBytes(ISO_8859_1)).valid()).isFalse();
          }
        });
  }

  @Test
  void otherFilesAreNotReadableAsEvidence() throws IOException {
    assertThat(codes(new byte[0])).containsExactly(Code.NOT_READABLE);
    assertThat(codes("{}\n".getBytes(ISO_8859_1))).containsExactly(Code.NOT_READABLE);
    assertThat(codes(new byte[9 * 1024 * 1024])).containsExactly(Code.NOT_READABLE);
    assertThat(Evidence.verify(folder).problems()).hasSize(1);
    assertThat(Evidence.verify(folder.resolve("none")).problems()).hasSize(1);
  }

  @Test
  void aHugeInvalidFileIsNotKeptInMemory() throws IOException {
    JournalSamples.writeShort(settings);
    byte[] whole = export();
    byte[] rubbish = new byte[whole.length + 200_000];
    Arrays.fill(rubbish, (byte) '\n');
    System.arraycopy(whole, 0, rubbish, 0, whole.length);

    EvidenceReport report = verify(rubbish);

    assertThat(report.problems()).hasSize(100);
  }

  @Test
  void nothingIsOverwritten() throws IOException {
    JournalSamples.writeShort(settings);
    Files.writeString(file, "mine");

    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(this::export)
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.TARGET_EXISTS));
    assertThat(file).hasContent("mine");
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(
            () -> Evidence.export(settings.store(), SIGNER, CASE, folder.resolve("none/case")))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.TARGET_UNWRITABLE));
    assertThat(folder.toFile().list()).containsExactly("case.evidence");
  }

  @Test
  void aHeldJournalIsExportedUpToItsNewestEntry() throws IOException {
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      journal.append(JournalEntryKind.PLANNED, Map.of(), null);
      export();
      journal.append(JournalEntryKind.APPROVED, Map.of(), null);
    }
    EvidenceReport report = Evidence.verify(file);
    assertThat(report.problems()).isEmpty();
    assertThat(report.entries()).hasSize(1);
  }

  @Test
  void linesThatARunAppendsDuringTheExportAreLeftOut() {
    JournalSamples.writeShort(settings);
    int[] reads = {0};
    JournalStore growing =
        (JournalStore)
            Proxy.newProxyInstance(
                JournalStore.class.getClassLoader(),
                new Class<?>[] {JournalStore.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("read") && reads[0]++ == 1) {
                    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
                      journal.append(JournalEntryKind.POLLED, Map.of(), null);
                    }
                  }
                  return method.invoke(settings.store(), arguments);
                });

    Evidence.export(growing, SIGNER, CASE, file);

    assertThat(reads[0]).isEqualTo(2);
    assertThat(Evidence.verify(file).problems()).isEmpty();
    assertThat(Evidence.verify(file).entries()).hasSize(2);
  }
}
