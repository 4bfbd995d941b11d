package org.dsr4j.benchmarks;

import java.io.OutputStream;

/** Stands for the place where records go, at no cost. */
final class CountingStream extends OutputStream {

  private long count;

  long count() {
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
