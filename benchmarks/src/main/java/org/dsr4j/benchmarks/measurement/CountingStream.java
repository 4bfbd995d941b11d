package org.dsr4j.benchmarks.measurement;

import java.io.OutputStream;

/** Stands for the place where records go, at no cost. */
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
