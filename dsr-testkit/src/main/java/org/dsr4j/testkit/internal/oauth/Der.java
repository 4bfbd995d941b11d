package org.dsr4j.testkit.internal.oauth;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/** Writes the ASN.1 values (in DER) of a certificate. */
final class Der {

  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;

  private Der() {}

  static byte[] sequence(byte[]... parts) {
    return tagged(SEQUENCE, joined(parts));
  }

  static byte[] set(byte[]... parts) {
    return tagged(SET, joined(parts));
  }

  static byte[] integer(BigInteger value) {
    return tagged(0x02, value.toByteArray());
  }

  static byte[] bitString(byte[] value) {
    return tagged(0x03, joined(new byte[] {0}, value));
  }

  static byte[] octetString(byte[] value) {
    return tagged(0x04, value);
  }

  static byte[] utf8(String value) {
    return tagged(0x0c, value.getBytes(StandardCharsets.UTF_8));
  }

  /** A date with a four-digit year. */
  static byte[] generalizedTime(String value) {
    return tagged(0x18, value.getBytes(StandardCharsets.US_ASCII));
  }

  /** An explicit tag around another value. */
  static byte[] explicit(int number, byte[] value) {
    return tagged(0xa0 | number, value);
  }

  /** A value with an implicit tag. */
  static byte[] implicit(int number, byte[] content) {
    return tagged(0x80 | number, content);
  }

  static byte[] objectIdentifier(int... arcs) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(arcs[0] * 40 + arcs[1]);
    for (int i = 2; i < arcs.length; i++) {
      writeBase128(out, arcs[i]);
    }
    return tagged(0x06, out.toByteArray());
  }

  private static void writeBase128(ByteArrayOutputStream out, int value) {
    for (int shift = 28; shift > 0; shift -= 7) {
      if (value >>> shift != 0) {
        out.write(((value >>> shift) & 0x7f) | 0x80);
      }
    }
    out.write(value & 0x7f);
  }

  private static byte[] tagged(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length + 6);
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else if (content.length < 0x100) {
      out.write(0x81);
      out.write(content.length);
    } else {
      out.write(0x82);
      out.write(content.length >>> 8);
      out.write(content.length);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
