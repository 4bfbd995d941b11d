package org.dsr4j.graph.auth;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;

/**
 * Reads certificates with their private keys, and refuses files that cannot be used as a
 * credential.
 */
final class CertificateFile {

  private static final int MAX_BYTES = 1024 * 1024;

  private CertificateFile() {}

  static byte[] read(Path file) {
    try (InputStream in = Files.newInputStream(requireNonNull(file, "file"))) {
      return read(in);
    } catch (IOException e) {
      // The exception's own message contains the path, which may name a person.
      throw GraphCredentials.invalid(
          "the certificate file cannot be read ("
              + e.getClass().getSimpleName()
              + "): check its path and that this process may read it");
    }
  }

  static byte[] read(InputStream in) {
    try {
      byte[] bytes = requireNonNull(in, "in").readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw GraphCredentials.invalid("the certificate is larger than 1 MiB: name the right file");
      }
      return bytes;
    } catch (IOException e) {
      throw GraphCredentials.invalid(
          "the certificate cannot be read (" + e.getClass().getSimpleName() + ")");
    }
  }

  static void checkPem(byte[] bytes) {
    String text = new String(bytes, ISO_8859_1);
    if (!text.contains("-----BEGIN CERTIFICATE-----")
        || !text.contains("-----BEGIN PRIVATE KEY-----")) {
      throw GraphCredentials.invalid(
          "a PEM certificate needs the certificate and its unencrypted private key (BEGIN"
              + " CERTIFICATE and BEGIN PRIVATE KEY); for a PFX file give its password too");
    }
  }

  static void checkPfx(byte[] bytes, String password) {
    char[] secret = password.toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(new ByteArrayInputStream(bytes), secret);
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias) && store.getCertificate(alias) != null) {
          return;
        }
      }
    } catch (IOException | GeneralSecurityException e) {
      throw GraphCredentials.invalid(
          "the PFX certificate cannot be opened ("
              + e.getClass().getSimpleName()
              + "): check that it is PKCS #12 and that its password is right");
    } finally {
      java.util.Arrays.fill(secret, '\0');
    }
    throw GraphCredentials.invalid(
        "the PFX file contains no private key: export the certificate with its key");
  }
}
