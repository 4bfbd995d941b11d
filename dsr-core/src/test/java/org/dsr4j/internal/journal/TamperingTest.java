package org.dsr4j.internal.journal;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;
import static org.dsr4j.internal.journal.JournalSamples.TENANT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.dsr4j.Journals;
import org.dsr4j.PropertyCheck;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalAnchor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every modification of a journal file is detected when it is opened. */
class TamperingTest {

  @TempDir private Path folder;

  private JournalSettings settings;
  private Path file;
  private JournalAnchor anchor;
  private JournalAnchor known = new KnownJournal(JournalHead.empty());

  @BeforeEach
  void prepare() {
    anchor = Journals.anchorDirectory(folder.resolve("anchor"));
    settings = JournalSamples.in(folder, anchor);
    file = JournalSamples.file(folder);
  }

  private void broken(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    broken(settings);
  }

  /** In memory, because it is called many thousand times. */
  private void brokenBytes(byte[] bytes) {
    broken(
        JournalSamples.settings(
            new BytesStore(bytes), Journals.keysInMemory(), settings.signer(), known));
  }

  private record KnownJournal(JournalHead head) implements JournalAnchor {
    @Override
    public void record(CaseId caseId, JournalHead expected, JournalHead newer) {
      throw new AssertionError("written to");
    }

    @Override
    public Optional<JournalHead> last(CaseId caseId) {
      return Optional.of(head);
    }
  }

  private static void broken(JournalSettings settings) {
    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      throw new AssertionError("opened with " + journal.head());
    } catch (DsrException e) {
      assertThat(e.code()).isEqualTo(DsrError.JOURNAL_BROKEN);
    }
  }

  private List<String> lines() throws IOException {
    return new ArrayList<>(Files.readAllLines(file, ISO_8859_1));
  }

  private static byte[] joined(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(ISO_8859_1);
  }

  @Test
  void everyChangedBitIsDetected() throws IOException {
    JournalSamples.writeShort(settings);
    known = new KnownJournal(anchor.last(CASE).orElseThrow());
    byte[] whole = Files.readAllBytes(file);
    int first = lines().get(0).length() + 1;

    // Each bit of a later line requires a verification of all earlier lines, so only one bit per
    // byte.
    PropertyCheck.holds(
        1,
        random -> {
          for (int at = 0; at < whole.length; at++) {
            int chosen = random.nextInt(Byte.SIZE);
            for (int bit = 0; bit < Byte.SIZE; bit++) {
              if (at < first || bit == chosen) {
                brokenBytes(flipped(whole, at * Byte.SIZE + bit));
              }
            }
          }
        });
  }

  private static byte[] flipped(byte[] whole, int bit) {
    byte[] flipped = whole.clone();
    flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return flipped;
  }

  @Test
  void everyTruncationIsDetectedByTheAnchor() throws IOException {
    JournalSamples.writeShort(settings);
    known = new KnownJournal(anchor.last(CASE).orElseThrow());
    byte[] whole = Files.readAllBytes(file);
    int firstLine = lines().get(0).length() + 1;

    for (int length = firstLine; length < whole.length; length++) {
      brokenBytes(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void aMissingJournalIsDetectedByTheAnchor() throws IOException {
    JournalSamples.writeCase(settings);
    Files.delete(file);

    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> CaseJournal.create(settings, CASE, TENANT))
        .satisfies(e -> assertThat(e.code()).isEqualTo(DsrError.JOURNAL_BROKEN));
  }

  @Test
  void reorderedLinesAreDetected() throws IOException {
    JournalSamples.writeCase(settings);
    List<String> lines = lines();

    for (int i = 0; i < lines.size(); i++) {
      for (int j = i + 1; j < lines.size(); j++) {
        List<String> swapped = new ArrayList<>(lines);
        Collections.swap(swapped, i, j);
        broken(joined(swapped));
      }
      List<String> fewer = new ArrayList<>(lines);
      fewer.remove(i);
      broken(joined(fewer));
      List<String> more = new ArrayList<>(lines);
      more.add(i, lines.get(i));
      broken(joined(more));
    }
  }

  @Test
  void aLineOfAnotherCaseIsDetected() throws IOException {
    JournalSettings other = JournalSamples.in(folder.resolve("other"));
    JournalSamples.writeCase(other);
    JournalSamples.writeCase(settings);
    List<String> lines = lines();
    lines.set(2, Files.readAllLines(JournalSamples.file(folder.resolve("other"))).get(2));

    broken(joined(lines));
  }

  @Test
  void aJournalRewrittenWithAnotherKeyIsDetected() throws IOException {
    Path forged = folder.resolve("forged");
    JournalSamples.writeCase(
        JournalSamples.settings(
            Journals.directory(forged.resolve("journals")),
            settings.keys(),
            Journals.signer(JournalSamples.newKeys()),
            null));

    Files.createDirectories(file.getParent());
    broken(Files.readAllBytes(JournalSamples.file(forged)));
  }

  @Test
  void aJournalRewrittenWithTheRightKeyIsDetectedByTheAnchor() throws IOException {
    JournalSamples.writeCase(settings);
    Path forged = folder.resolve("forged");
    JournalSettings elsewhere = JournalSamples.in(forged);
    try (CaseJournal journal = CaseJournal.create(elsewhere, CASE, TENANT)) {
      for (int i = 0; i < 9; i++) {
        journal.append(JournalEntryKind.POLLED, Map.of(), null);
      }
    }

    broken(Files.readAllBytes(JournalSamples.file(forged)));
  }

  @Test
  void anOutdatedAnchorIsAccepted() {
    JournalSamples.writeShort(JournalSamples.in(folder));
    Journals.adoptAnchor(anchor, settings.store(), settings.signer().publicKey(), CASE);

    try (CaseJournal journal = CaseJournal.open(settings, CASE)) {
      journal.append(JournalEntryKind.VERIFIED, Map.of(), null);
      assertThat(anchor.last(CASE)).contains(journal.head());
    }
    try (CaseJournal journal = CaseJournal.open(JournalSamples.in(folder), CASE)) {
      journal.append(JournalEntryKind.VERIFIED, Map.of(), null);
    }
    CaseJournal.open(settings, CASE).close();
  }

  @Test
  void anyDamageIsDetected() throws IOException {
    JournalSamples.writeShort(settings);
    byte[] whole = Files.readAllBytes(file);

    PropertyCheck.holds(
        100,
        random -> {
          byte[] damaged = damaged(whole, random);
          if (!Arrays.equals(damaged, whole)) {
            broken(damaged);
          }
        });
  }

  /** The first line is kept, because a journal without complete lines counts as missing. */
  private byte[] damaged(byte[] whole, Random random) throws IOException {
    int at = 1 + random.nextInt(whole.length - 1);
    int length = random.nextInt(Math.min(40, whole.length - at) + 1);
    byte[] piece = new byte[random.nextInt(40)];
    random.nextBytes(piece);
    String text = new String(whole, ISO_8859_1);
    return (text.substring(0, at) + new String(piece, ISO_8859_1) + text.substring(at + length))
        .getBytes(ISO_8859_1);
  }
}
