package org.dsr4j.it.simulation;

import java.security.InvalidKeyException;
import java.security.Key;
import java.security.KeyFactorySpi;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Security;
import java.security.SignatureException;
import java.security.SignatureSpi;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dsr4j.spi.operator.JournalSigner;

/**
 * Signs with a hash in place of Ed25519, whose verification would take most of the time of a run.
 * The provider accepts keys of this class only, so all other signatures of the JVM stay what they
 * are.
 */
final class FastSigner implements JournalSigner {

  private static final FastKey KEY = new FastKey();

  static {
    Security.addProvider(new FastProvider());
  }

  @Override
  public byte[] sign(byte[] message) {
    return hash(message);
  }

  @Override
  public PublicKey publicKey() {
    return KEY;
  }

  private static byte[] hash(byte[] message) {
    try {
      return MessageDigest.getInstance("SHA-512").digest(message);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The only key. */
  static final class FastKey implements PublicKey {

    private static final long serialVersionUID = 1L;

    @Override
    public String getAlgorithm() {
      return "Ed25519";
    }

    @Override
    public String getFormat() {
      return "X.509";
    }

    @Override
    public byte[] getEncoded() {
      return new byte[] {1};
    }
  }

  /** Offers the hash as a signature, for the only key. */
  private static final class FastProvider extends Provider {

    private static final long serialVersionUID = 1L;

    FastProvider() {
      super("dsr4j-simulation", "1", "signatures of the simulation");
      putService(
          new Service(
              this, "KeyFactory", "Ed25519", FastKeys.class.getName(), List.of(), Map.of()) {
            @Override
            public Object newInstance(Object parameter) {
              return new FastKeys();
            }
          });
      putService(
          new Service(
              this,
              "Signature",
              "Ed25519",
              FastSignature.class.getName(),
              List.of(),
              Map.of("SupportedKeyClasses", FastKey.class.getName())) {
            @Override
            public Object newInstance(Object parameter) {
              return new FastSignature();
            }
          });
    }
  }

  /** Reads the only key; the other providers, which are asked before, read all real ones. */
  private static final class FastKeys extends KeyFactorySpi {

    @Override
    protected PublicKey engineGeneratePublic(KeySpec spec) throws InvalidKeySpecException {
      if (spec instanceof X509EncodedKeySpec encoded
          && Arrays.equals(encoded.getEncoded(), KEY.getEncoded())) {
        return KEY;
      }
      throw new InvalidKeySpecException("another key");
    }

    @Override
    protected PrivateKey engineGeneratePrivate(KeySpec spec) throws InvalidKeySpecException {
      throw new InvalidKeySpecException("there is none");
    }

    @Override
    protected <T extends KeySpec> T engineGetKeySpec(Key key, Class<T> type)
        throws InvalidKeySpecException {
      throw new InvalidKeySpecException("there is none");
    }

    @Override
    protected Key engineTranslateKey(Key key) throws InvalidKeyException {
      throw new InvalidKeyException("another key");
    }
  }

  private static final class FastSignature extends SignatureSpi {

    private byte[] message = new byte[0];

    @Override
    protected void engineInitVerify(PublicKey key) {
      message = new byte[0];
    }

    @Override
    protected void engineInitSign(PrivateKey key) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineUpdate(byte one) {
      throw new UnsupportedOperationException();
    }

    @Override
    protected void engineUpdate(byte[] bytes, int offset, int length) {
      message = Arrays.copyOfRange(bytes, offset, offset + length);
    }

    @Override
    protected byte[] engineSign() throws SignatureException {
      throw new SignatureException("the signer signs");
    }

    @Override
    protected boolean engineVerify(byte[] signature) {
      return MessageDigest.isEqual(signature, hash(message));
    }

    @Override
    @Deprecated
    protected void engineSetParameter(String name, Object value) {
      throw new UnsupportedOperationException();
    }

    @Override
    @Deprecated
    protected Object engineGetParameter(String name) {
      throw new UnsupportedOperationException();
    }
  }
}
