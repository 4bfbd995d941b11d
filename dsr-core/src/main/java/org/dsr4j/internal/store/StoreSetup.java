package org.dsr4j.internal.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.evidence.JournalRisk;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalLog;
import org.dsr4j.spi.operator.JournalStore;
import org.jspecify.annotations.Nullable;

/** Finds what a set-up of journals cannot detect or survive. Knows only the stores of Journals. */
public final class StoreSetup {

  private static final Set<String> NETWORK =
      Set.of(
          "nfs",
          "nfs4",
          "cifs",
          "smb",
          "smb2",
          "smb3",
          "smbfs",
          "afs",
          "9p",
          "ceph",
          "glusterfs",
          "lustre",
          "webdav",
          "davfs");

  private StoreSetup() {}

  /** Returns the risks; of a store of the application it knows only whether it is set. */
  public static Set<JournalRisk> risks(
      JournalStore store, CaseKeys keys, @Nullable JournalAnchor anchor, @Nullable JournalLog log) {
    Set<JournalRisk> risks = EnumSet.noneOf(JournalRisk.class);
    Path journals = store instanceof DirectoryStore directory ? directory.folder() : null;
    Path keyFolder = keys instanceof KeyDirectory directory ? directory.folder() : null;
    Path heads = anchor instanceof AnchorDirectory directory ? directory.folder() : null;
    Path logFolder = log instanceof LogFile file ? file.folder() : null;
    add(risks, JournalRisk.JOURNALS_IN_MEMORY, store instanceof MemoryStore);
    add(risks, JournalRisk.KEYS_IN_MEMORY, keys instanceof MemoryKeys);
    add(risks, JournalRisk.NO_ANCHOR, anchor == null);
    add(risks, JournalRisk.NO_LOG, log == null);
    add(risks, JournalRisk.KEYS_BESIDE_JOURNALS, beside(journals, keyFolder));
    add(
        risks,
        JournalRisk.HEADS_BESIDE_JOURNALS,
        beside(journals, heads) || beside(journals, logFolder));
    add(
        risks,
        JournalRisk.NETWORK_DRIVE,
        Stream.of(journals, heads, logFolder)
            .filter(Objects::nonNull)
            .anyMatch(StoreSetup::isOnNetwork));
    return risks;
  }

  private static void add(Set<JournalRisk> risks, JournalRisk risk, boolean found) {
    if (found) {
      risks.add(risk);
    }
  }

  private static boolean beside(@Nullable Path journals, @Nullable Path other) {
    return journals != null
        && other != null
        && (contain(List.of(journals, other))
            || Objects.equals(journals.normalize().getParent(), other.normalize().getParent()));
  }

  /** Returns whether one of two folders is in the other, or they are the same. */
  public static boolean contain(List<Path> two) {
    Path one = two.get(0).toAbsolutePath().normalize();
    Path other = two.get(1).toAbsolutePath().normalize();
    return one.startsWith(other) || other.startsWith(one);
  }

  private static boolean isOnNetwork(Path folder) {
    Path existing = folder;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    try {
      return existing != null && isNetwork(Files.getFileStore(existing).type());
    } catch (IOException e) {
      // The system does not say: a local disk always does.
      return true;
    }
  }

  static boolean isNetwork(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return NETWORK.contains(lower) || lower.startsWith("fuse.");
  }
}
