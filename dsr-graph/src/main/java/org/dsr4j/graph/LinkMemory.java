package org.dsr4j.graph;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.Set;
import okhttp3.HttpUrl;

/** Remembers the pages a listing has been at, 128 bits each. */
final class LinkMemory {

  private record Mark(long high, long low) {}

  private final Set<Mark> seen = new HashSet<>();

  /** Whether a page is new; remembers it. */
  boolean isNew(HttpUrl url) {
    ByteBuffer digest = ByteBuffer.wrap(sha256().digest(url.toString().getBytes(UTF_8)));
    return seen.add(new Mark(digest.getLong(), digest.getLong()));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
