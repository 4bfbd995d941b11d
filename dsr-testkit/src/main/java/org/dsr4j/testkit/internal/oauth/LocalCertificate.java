package org.dsr4j.testkit.internal.oauth;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * A key pair and certificate for the loopback address, created for each start and kept in memory
 * only.
 *
 * <p>Java has no public API to create a certificate, and {@code keytool} takes a second and needs a
 * folder. Therefore this class writes the DER itself.
 */
final class LocalCertificate {

  private static final byte[] ECDSA_WITH_SHA256 =
      Der.sequence(Der.objectIdentifier(1, 2, 840, 10045, 4, 3, 2));
  private static final byte[] COMMON_NAME = Der.objectIdentifier(2, 5, 4, 3);
  private static final byte[] SUBJECT_ALTERNATIVE_NAME = Der.objectIdentifier(2, 5, 29, 17);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final char[] NO_PASSWORD = new char[0];

  private final KeyPair keys;
  private final Certificate certificate;

  private LocalCertificate(KeyPair keys, Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /**
   * Creates a certificate for {@code localhost} and {@code 127.0.0.1} that is valid from yesterday
   * to tomorrow.
   *
   * @return the certificate and its keys
   */
  static LocalCertificate create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] body = body(keys);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(body);
      byte[] encoded = Der.sequence(body, ECDSA_WITH_SHA256, Der.bitString(signature.sign()));
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      return new LocalCertificate(
          keys, factory.generateCertificate(new ByteArrayInputStream(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot create a certificate", e);
    }
  }

  /** {@return a context for a server with this certificate} */
  public SSLContext serverContext() {
    try {
      KeyStore store = emptyStore();
      store.setKeyEntry(
          "simulator", keys.getPrivate(), NO_PASSWORD, new Certificate[] {certificate});
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, NO_PASSWORD);
      return context(factory, null);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot use the certificate", e);
    }
  }

  /** {@return a context for a client that trusts this certificate and no other} */
  public SSLContext clientContext() {
    try {
      KeyStore store = emptyStore();
      store.setCertificateEntry("simulator", certificate);
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return context(null, factory);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime cannot use the certificate", e);
    }
  }

  private static SSLContext context(
      @Nullable KeyManagerFactory keys, @Nullable TrustManagerFactory trust)
      throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(
        keys == null ? null : keys.getKeyManagers(),
        trust == null ? null : trust.getTrustManagers(),
        null);
    return context;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      return store;
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  /** The part of the certificate that is signed. */
  private static byte[] body(KeyPair keys) {
    byte[] name = Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.utf8("dsr4j simulator"))));
    Instant now = Instant.now();
    byte[] validity =
        Der.sequence(
            Der.generalizedTime(TIME.format(now.minusSeconds(86_400))),
            Der.generalizedTime(TIME.format(now.plusSeconds(86_400))));
    return Der.sequence(
        Der.explicit(0, Der.integer(BigInteger.TWO)),
        Der.integer(new BigInteger(120, new SecureRandom()).add(BigInteger.ONE)),
        ECDSA_WITH_SHA256,
        name,
        validity,
        name,
        keys.getPublic().getEncoded(),
        Der.explicit(3, Der.sequence(alternativeNames())));
  }

  private static byte[] alternativeNames() {
    byte[] names =
        Der.sequence(
            Der.implicit(2, "localhost".getBytes(StandardCharsets.US_ASCII)),
            Der.implicit(7, new byte[] {127, 0, 0, 1}));
    return Der.sequence(SUBJECT_ALTERNATIVE_NAME, Der.octetString(names));
  }
}
