package org.dsr4j.graph.auth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;

/** A certificate with its key, made by the JDK's own keytool for one test run. */
final class TestCertificate {

  static final String PASSWORD = "a-pass-for-tests";

  private TestCertificate() {}

  static Path pfx(Path folder) throws IOException, InterruptedException {
    Path file = folder.resolve("application.pfx");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process process =
        new ProcessBuilder(
                keytool.toString(),
                "-genkeypair",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-storetype",
                "PKCS12",
                "-alias",
                "application",
                "-dname",
                "CN=application",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException("keytool: " + said);
    }
    return file;
  }

  static Path pem(Path folder, Path pfx) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(pfx)) {
      store.load(in, PASSWORD.toCharArray());
    }
    Path file = folder.resolve("application.pem");
    String key = block("PRIVATE KEY", key(store));
    Files.writeString(
        file, key + block("CERTIFICATE", store.getCertificate("application").getEncoded()));
    return file;
  }

  private static byte[] key(KeyStore store) throws GeneralSecurityException {
    return store.getKey("application", PASSWORD.toCharArray()).getEncoded();
  }

  private static String block(String name, byte[] bytes) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + name + "-----\n" + body + "\n-----END " + name + "-----\n";
  }
}
