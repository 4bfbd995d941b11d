package org.dsr4j.internal.journal;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.dsr4j.evidence.JournalHead;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.operator.Journal;
import org.dsr4j.spi.operator.JournalSigner;

/** Writes an entry as a signed line within the size limits on which readers rely. */
final class JournalLineWriter {

  /** The limit of the facts: the verification of evidence keeps them in memory. */
  static final int MAX_FACT_CHARACTERS = 64 * 1024;

  private JournalLineWriter() {}

  static byte[] signed(JournalLine line, JournalSigner signer) {
    byte[] object = factCharacters(line.facts()) > MAX_FACT_CHARACTERS ? null : line.object();
    if (object == null || SignedLine.signedLength(object) > Journal.MAX_LINE_BYTES) {
      throw new DsrException(
          DsrError.JOURNAL_ENTRY_TOO_LARGE,
          "An entry of kind " + line.kind() + " is larger than the maximum: split the request");
    }
    return SignedLine.sign(object, signer);
  }

  static long factCharacters(Map<String, String> facts) {
    long characters = 0;
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      characters += fact.getKey().length() + fact.getValue().length();
    }
    return characters;
  }

  static JournalHead head(JournalLine line, byte[] signed) {
    SignedLine split = requireNonNull(SignedLine.split(signed));
    return new JournalHead(line.number(), split.hash(), split.signature());
  }
}
