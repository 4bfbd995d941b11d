package org.dsr4j.internal.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.dsr4j.Journals;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Content;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;
import org.jspecify.annotations.Nullable;

/** Journals for tests. */
public final class JournalSamples {

  public static final CaseId CASE = CaseId.of("DSR-2026-0117");
  public static final TenantId TENANT = TenantId.of("1b4e28ba-2fa1-11d2-883f-0016d3cca427");
  public static final String PERSON = "anna.kowalska@contoso.example";
  public static final Instant NOW = Instant.parse("2026-11-27T08:00:00.123456789Z");
  public static final JournalSigner SIGNER = Journals.signer(newKeys());

  private JournalSamples() {}

  public static KeyPair newKeys() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  public static JournalSettings inMemory() {
    return settings(Journals.inMemory(), Journals.keysInMemory(), SIGNER, null);
  }

  /** Journals and keys in a folder. */
  public static JournalSettings in(Path folder) {
    return in(folder, null);
  }

  public static JournalSettings in(Path folder, @Nullable JournalAnchor anchor) {
    return settings(
        Journals.directory(folder.resolve("journals")),
        Journals.keyDirectory(folder.resolve("keys")),
        SIGNER,
        anchor);
  }

  public static JournalSettings settings(
      JournalStore store, CaseKeys keys, JournalSigner signer, @Nullable JournalAnchor anchor) {
    return new JournalSettings(
        store, keys, signer, anchor, Clock.fixed(NOW, ZoneOffset.UTC), "0.1.0-test");
  }

  public static Path file(Path folder) {
    return folder.resolve("journals").resolve(CASE.value() + ".journal");
  }

  public static Content person() {
    return Content.ofJson(("{\"mail\":\"" + PERSON + "\"}").getBytes(UTF_8));
  }

  /** A case with one step, from the plan to the end of the run. */
  public static void writeCase(JournalSettings settings) {
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      String who = journal.reference(PERSON);
      Map<String, String> step = Map.of("step", "1", "attempt", "1", "target", who);
      journal.append(JournalEntryKind.PLANNED, Map.of("plan", "abc", "person", who), person());
      journal.append(JournalEntryKind.APPROVED, Map.of("plan", "abc"), null);
      journal.append(JournalEntryKind.RUN_STARTED, Map.of("run", "1"), null);
      journal.append(JournalEntryKind.INTENT, step, person());
      journal.append(JournalEntryKind.RESULT, step, null);
      journal.append(JournalEntryKind.RUN_ENDED, Map.of("run", "1"), null);
    }
  }

  /** The shortest journal with a chain, so that a test of every bit is fast. */
  public static void writeShort(JournalSettings settings) {
    try (CaseJournal journal = CaseJournal.create(settings, CASE, TENANT)) {
      journal.append(JournalEntryKind.PLANNED, Map.of("plan", "a"), Content.object(c -> {}));
      journal.append(JournalEntryKind.APPROVED, Map.of("plan", "a"), null);
    }
  }
}
