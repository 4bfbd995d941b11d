package org.dsr4j.internal.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.CaseKey;

/** Uses the key of a case for keyed references of people and for encryption. */
final class CaseCipher {

  static final int NONCE_BYTES = 12;
  static final int TAG_BYTES = 16;

  private static final int KEY_BYTES = 32;

  private final SecureRandom random = new SecureRandom();
  private final CaseId caseId;
  private final byte[] referenceKey;
  private final byte[] sealingKey;

  CaseCipher(CaseId caseId, CaseKey key) {
    this.caseId = caseId;
    this.referenceKey = derive(key, "dsr4j journal 1 reference");
    this.sealingKey = derive(key, "dsr4j journal 1 sealed");
  }

  private byte[] derive(CaseKey key, String purpose) {
    byte[] salt = caseId.value().getBytes(UTF_8);
    return Hkdf.derive(key.bytes(), salt, purpose.getBytes(UTF_8), KEY_BYTES);
  }

  String reference(String identifier) {
    return HexFormat.of().formatHex(Hkdf.hmac(referenceKey, identifier.getBytes(UTF_8)));
  }

  /**
   * Encrypts the content of one entry: nonce, cipher text and tag. It cannot be decrypted as part
   * of another entry.
   */
  byte[] seal(Content content, long number, JournalEntryKind kind) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, nonce, number, kind);
      byte[] plain = content.bytes();
      byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + plain.length + TAG_BYTES);
      cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-256-GCM", e);
    }
  }

  Content unseal(byte[] sealed, long number, JournalEntryKind kind) {
    if (sealed.length < NONCE_BYTES + TAG_BYTES) {
      throw foreign();
    }
    try {
      byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, number, kind);
      return Content.ofJson(cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES));
    } catch (GeneralSecurityException e) {
      throw foreign();
    }
  }

  private Cipher cipher(int mode, byte[] nonce, long number, JournalEntryKind kind)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(sealingKey, "AES"),
        new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce));
    cipher.updateAAD((caseId.value() + "\n" + number + "\n" + kind.storedName()).getBytes(UTF_8));
    return cipher;
  }

  // The signature of the line is valid, so the key is wrong and not the line.
  private static DsrException foreign() {
    return new DsrException(
        DsrError.CASE_KEY_MISSING,
        "The key of the case does not decrypt its journal: restore the right" + " key");
  }
}
