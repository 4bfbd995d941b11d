package org.dsr4j.internal.spool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * A sequence of bytes in a spool: one thread writes it once, then it can be read any number of
 * times.
 */
public final class SpoolStream extends OutputStream {

  private static final int BLOCK_BYTES = 16 * 1024;

  private final Spool spool;
  private final List<Spool.Block> blocks = new ArrayList<>();
  private byte[] buffer = new byte[0];
  private int used;

  SpoolStream(Spool spool) {
    this.spool = spool;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (buffer.length == 0) {
      buffer = new byte[BLOCK_BYTES];
    }
    int from = offset;
    int left = length;
    while (left > 0) {
      int n = Math.min(left, buffer.length - used);
      System.arraycopy(bytes, from, buffer, used, n);
      used += n;
      from += n;
      left -= n;
      if (used == buffer.length) {
        seal();
      }
    }
  }

  private void seal() throws IOException {
    if (used > 0) {
      blocks.add(spool.append(buffer, used));
      used = 0;
    }
  }

  /** Encrypts the buffered bytes and releases the buffer; no more bytes may be written. */
  @Override
  public void close() throws IOException {
    seal();
    buffer = new byte[0];
  }

  /** Returns a stream that reads from the start. */
  public InputStream open() {
    return new Reader();
  }

  private final class Reader extends InputStream {
    private int next;
    private byte[] current = new byte[0];
    private int position;

    @Override
    public int read() throws IOException {
      return fill() ? current[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!fill()) {
        return -1;
      }
      int n = Math.min(length, current.length - position);
      System.arraycopy(current, position, bytes, offset, n);
      position += n;
      return n;
    }

    private boolean fill() throws IOException {
      while (position == current.length) {
        if (next == blocks.size()) {
          return false;
        }
        current = spool.read(blocks.get(next++));
        position = 0;
      }
      return true;
    }
  }
}
