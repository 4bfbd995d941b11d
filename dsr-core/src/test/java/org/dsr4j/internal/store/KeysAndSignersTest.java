package org.dsr4j.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.dsr4j.internal.journal.JournalSamples.CASE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dsr4j.Journals;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.internal.journal.JournalSamples;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.CaseKey;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalSigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysAndSignersTest {

  @TempDir private Path folder;

  private static void fails(DsrError code, ThrowingCallable call) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(call)
        .satisfies(e -> assertThat(e.code()).isEqualTo(code));
  }

  @Test
  void aKeyIsCreatedFoundAndDestroyed() {
    for (CaseKeys keys : List.of(Journals.keyDirectory(folder), Journals.keysInMemory())) {
      assertThat(keys.find(CASE)).isEmpty();
      keys.destroy(CASE);
      byte[] key = keys.create(CASE).bytes();
      assertThat(key).hasSize(32).isNotEqualTo(new byte[32]);
      assertThat(keys.find(CASE).map(CaseKey::bytes)).contains(key);
      fails(DsrError.JOURNAL_EXISTS, () -> keys.create(CASE));
      keys.destroy(CASE);
      assertThat(keys.find(CASE)).isEmpty();
      assertThat(keys.create(CASE).bytes()).isNotEqualTo(key);
    }
    assertThat(folder.toFile().list()).containsExactly(CASE + ".key");
  }

  @Test
  void aKeyIsOverwrittenBeforeItIsDeleted() throws IOException {
    CaseKeys keys = Journals.keyDirectory(folder);
    byte[] key = keys.create(CASE).bytes();
    Path other = Files.createLink(folder.resolve("other"), folder.resolve(CASE + ".key"));

    keys.destroy(CASE);

    assertThat(Files.readAllBytes(other)).hasSize(32).isNotEqualTo(key);
  }

  @Test
  void aKeyOfAnotherLengthIsRefused() throws IOException {
    Files.write(folder.resolve(CASE + ".key"), new byte[31]);

    fails(DsrError.JOURNAL_UNWRITABLE, () -> Journals.keyDirectory(folder).find(CASE));
  }

  @Test
  void aSignerFileKeepsItsKey() {
    JournalSigner made = Journals.signerFile(folder.resolve("signer/key.pem"));
    JournalSigner read = Journals.signerFile(folder.resolve("signer/key.pem"));

    assertThat(read.publicKey().getEncoded()).isEqualTo(made.publicKey().getEncoded());
    assertThat(read.sign(new byte[] {1, 2})).isEqualTo(made.sign(new byte[] {1, 2})).hasSize(64);
    assertThat(made).hasToString("Ed25519Signer[Ed25519]");
  }

  @Test
  void aSignerFileWithOtherContentIsRejected() throws IOException {
    Path file = folder.resolve("key.pem");
    Journals.signerFile(file);
    String whole = Files.readString(file);
    Journals.signerFile(folder.resolve("other.pem"));
    String other = Files.readString(folder.resolve("other.pem"));
    String mixed =
        whole.substring(0, whole.indexOf("-----BEGIN PUBLIC"))
            + other.substring(other.indexOf("-----BEGIN PUBLIC"));

    for (String text :
        List.of(
            "",
            whole.substring(0, whole.length() - 10),
            whole.substring(20),
            whole.replace("PRIVATE", "SECRET"),
            whole.replace("MC4", "MC5"),
            "x".repeat(20_000),
            mixed)) {
      Files.writeString(file, text);
      fails(DsrError.INVALID_CONFIGURATION, () -> Journals.signerFile(file));
    }
  }

  @Test
  void aPairThatDoesNotSignWithEd25519IsRefused() throws Exception {
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    KeyPair one = JournalSamples.newKeys();
    KeyPair two = JournalSamples.newKeys();

    fails(DsrError.INVALID_CONFIGURATION, () -> Journals.signer(rsa));
    fails(
        DsrError.INVALID_CONFIGURATION,
        () -> Journals.signer(new KeyPair(one.getPublic(), two.getPrivate())));
  }

  @Test
  void anAnchorStoresTheNewestHead() throws IOException {
    JournalAnchor anchor = Journals.anchorDirectory(folder.resolve("anchor"));
    assertThat(anchor.last(CASE)).isEmpty();

    anchor.record(CASE, null, JournalHead.empty());
    assertThat(anchor.last(CASE)).contains(JournalHead.empty());
    JournalHead first = new JournalHead(1, "a".repeat(64), "B".repeat(86) + "==");
    anchor.record(CASE, JournalHead.empty(), first);
    JournalHead second = new JournalHead(2, "b".repeat(64), "C".repeat(86) + "==");
    anchor.record(CASE, first, second);

    assertThat(anchor.last(CASE)).contains(second);
    Files.writeString(folder.resolve("anchor").resolve(CASE + ".head"), "2 zz");
    fails(DsrError.JOURNAL_BROKEN, () -> anchor.last(CASE));
  }
}
