package org.dsr4j.benchmarks.measurement;

import java.io.OutputStream;

/** Replaces the target of records without a cost; counts the bytes. */
public final class CountingStream extends OutputStream {

  private long count;

  public long count() {
    return count;
  }

  @Override
  public void write(int b) {
    count++;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    count += length;
  }
}
