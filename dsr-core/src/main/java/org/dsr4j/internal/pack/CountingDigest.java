package org.dsr4j.internal.pack;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Counts and digests the written bytes; closing it does not close the underlying stream. */
final class CountingDigest extends OutputStream {

  private final OutputStream out;
  private final MessageDigest sha256;
  private long count;

  CountingDigest(OutputStream out) {
    this.out = out;
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    sha256.update(bytes, offset, length);
    count += length;
  }

  long count() {
    return count;
  }

  String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() {}
}
