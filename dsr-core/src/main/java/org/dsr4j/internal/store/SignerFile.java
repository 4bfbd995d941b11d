package org.dsr4j.internal.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.JournalSigner;

/**
 * A signing key in a PEM file: the private key as PKCS#8, then the public key, because Java cannot
 * compute it from the private key.
 */
public final class SignerFile {

  private static final String WHAT = "signing key of the journals";
  private static final String PRIVATE = "PRIVATE KEY";
  private static final String PUBLIC = "PUBLIC KEY";
  private static final int MAX_BYTES = 16 * 1024;

  private SignerFile() {}

  /** Reads the file, or creates it with a new key when it is missing. */
  public static JournalSigner open(Path file) {
    return DiskAccess.run(
        WHAT,
        () -> {
          if (!Files.exists(file)) {
            create(file);
          }
          return read(file);
        });
  }

  private static void create(Path file) throws IOException {
    KeyPair keys = Ed25519Signer.newPair();
    String text =
        pem(PRIVATE, keys.getPrivate().getEncoded()) + pem(PUBLIC, keys.getPublic().getEncoded());
    OwnerOnlyFiles.folder(OwnerOnlyFiles.parent(file));
    try {
      OwnerOnlyFiles.create(file, out -> out.write(text.getBytes(US_ASCII)));
    } catch (FileAlreadyExistsException e) {
      // Another process created it first; use its key.
    }
  }

  private static String pem(String label, byte[] encoded) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
        + "\n-----END "
        + label
        + "-----\n";
  }

  private static JournalSigner read(Path file) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw unusable();
    }
    String text = Files.readString(file, ISO_8859_1);
    try {
      KeyFactory keys = KeyFactory.getInstance("Ed25519");
      return new Ed25519Signer(
          new KeyPair(
              keys.generatePublic(new X509EncodedKeySpec(block(text, PUBLIC))),
              keys.generatePrivate(new PKCS8EncodedKeySpec(block(text, PRIVATE)))));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw unusable();
    }
  }

  private static byte[] block(String text, String label) {
    String begin = "-----BEGIN " + label + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + label + "-----");
    if (from < 0 || to < from + begin.length()) {
      throw unusable();
    }
    return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
  }

  // Without the cause: its message may repeat the content of the file.
  private static DsrException unusable() {
    return new DsrException(
        DsrError.INVALID_CONFIGURATION,
        "The file of the journals' signing key must contain an Ed25519 key in PEM: first the"
            + " private key (PKCS#8), then the public key");
  }
}
