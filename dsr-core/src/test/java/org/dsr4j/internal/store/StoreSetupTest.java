package org.dsr4j.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.dsr4j.CapturedLogs;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.Journals;
import org.dsr4j.evidence.JournalRisk;
import org.dsr4j.internal.journal.JournalSamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A set-up of journals says what it cannot detect or survive. */
class StoreSetupTest {

  @TempDir private Path folder;

  private static DsrBuilder builder() {
    return Dsr.builder(JournalSamples.TENANT);
  }

  private static List<String> warnings(CapturedLogs logs) {
    return logs.lines().stream().filter(line -> line.contains("same place")).toList();
  }

  @Test
  void headsInTheFolderOfTheJournalsCauseOneWarningWithoutAPath() {
    for (Path heads :
        List.of(
            folder.resolve("anna/heads"), folder.resolve("anna"), folder, folder.resolve("."))) {
      try (CapturedLogs logs = new CapturedLogs()) {
        builder().cases(folder.resolve("anna"), heads);
        assertThat(warnings(logs)).hasSize(1).noneMatch(line -> line.contains("anna"));
      }
    }
    try (CapturedLogs logs = new CapturedLogs()) {
      builder().cases(folder.resolve("anna"));
      assertThat(warnings(logs)).hasSize(1);
    }
  }

  @Test
  void headsInAnotherFolderCauseNoWarning() {
    try (CapturedLogs logs = new CapturedLogs()) {
      builder().cases(folder.resolve("cases"), folder.resolve("cases-heads"));
      assertThat(warnings(logs)).isEmpty();
    }
  }

  @Test
  void theRisksOfASetUpAreListed() {
    assertThat(builder().journalRisks()).isEmpty();
    assertThat(builder().journal(Journals.inMemory()).journalRisks())
        .containsExactlyInAnyOrder(
            JournalRisk.JOURNALS_IN_MEMORY,
            JournalRisk.KEYS_IN_MEMORY,
            JournalRisk.NO_ANCHOR,
            JournalRisk.NO_LOG);
    assertThat(local(builder().cases(folder).journalRisks()))
        .containsExactlyInAnyOrder(
            JournalRisk.KEYS_BESIDE_JOURNALS, JournalRisk.HEADS_BESIDE_JOURNALS);
    assertThat(
            local(
                builder()
                    .cases(folder.resolve("cases"), folder.resolve("a/heads"))
                    .caseKeys(Journals.keyDirectory(folder.resolve("b/keys")))
                    .journalRisks()))
        .isEmpty();
  }

  /** The disk of the test may be anywhere. */
  private static Set<JournalRisk> local(Set<JournalRisk> risks) {
    risks.remove(JournalRisk.NETWORK_DRIVE);
    return risks;
  }

  @Test
  void networkDrivesAreRecognised() {
    assertThat(List.of("nfs", "nfs4", "CIFS", "smb3", "9p", "fuse.sshfs"))
        .allMatch(StoreSetup::isNetwork);
    assertThat(List.of("ext4", "xfs", "apfs", "NTFS", "tmpfs", "overlay", "zfs"))
        .noneMatch(StoreSetup::isNetwork);
  }
}
