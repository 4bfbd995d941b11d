package org.dsr4j.internal.spool;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.model.Content;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.Strength;

/** The records and attachments of one person from one source in the spool. */
public final class SpooledRecords {

  private final Spool spool;
  private final SpoolStream stream;
  private final DataOutputStream out;
  private final List<Attachment> attachments = new ArrayList<>();
  private long count;

  public SpooledRecords(Spool spool) {
    this.spool = spool;
    this.stream = spool.newStream();
    this.out = new DataOutputStream(stream);
  }

  /**
   * A binary attachment of a record.
   *
   * @param lines the numbers of the record among all records, starting with 1; filled by {@link
   *     #seal()}
   */
  public record Attachment(RecordKey key, String mediaType, SpoolStream bytes, List<Long> lines) {}

  /** Receives one record after another. */
  public interface Visitor {
    void record(RecordKey key, Content content, Match match) throws IOException;
  }

  public void add(RecordKey key, Content content, Match match) throws IOException {
    writeText(key.value());
    IdentifierKind kind = match.kind();
    writeText(kind.name());
    out.writeBoolean(kind.unique());
    out.writeBoolean(kind.immutable());
    out.writeBoolean(kind.caseSensitive());
    out.writeBoolean(kind.numeric());
    writeText(match.where());
    out.writeInt(content.length());
    content.writeTo(out);
    count++;
  }

  /** Creates an attachment, which counts only after it is {@linkplain #add(Attachment) added}. */
  public Attachment newAttachment(RecordKey key, String mediaType) {
    return new Attachment(key, mediaType, spool.newStream(), new ArrayList<>(1));
  }

  public void add(Attachment attachment) {
    attachments.add(attachment);
  }

  /**
   * Ends the writing, and finds the record of each attachment.
   *
   * @return the number of attachments without a record, which are removed
   */
  public long seal() throws IOException {
    stream.close();
    if (attachments.isEmpty()) {
      return 0;
    }
    Map<RecordKey, List<Attachment>> byKey = new HashMap<>();
    attachments.forEach(
        each -> byKey.computeIfAbsent(each.key(), any -> new ArrayList<>()).add(each));
    long[] line = new long[1];
    forEach(
        (key, content, match) -> {
          line[0]++;
          byKey.getOrDefault(key, List.of()).forEach(each -> each.lines().add(line[0]));
        });
    long before = attachments.size();
    attachments.removeIf(each -> each.lines().isEmpty());
    return before - attachments.size();
  }

  public long count() {
    return count;
  }

  public List<Attachment> attachments() {
    return attachments;
  }

  public void forEach(Visitor visitor) throws IOException {
    try (DataInputStream in = new DataInputStream(stream.open())) {
      for (long i = 0; i < count; i++) {
        RecordKey key = RecordKey.of(readText(in));
        IdentifierKind kind =
            new IdentifierKind(
                readText(in),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean(),
                in.readBoolean());
        Match match = new Match(kind, readText(in), Strength.STRONG);
        visitor.record(key, Content.ofJson(in.readNBytes(in.readInt())), match);
      }
    }
  }

  private void writeText(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String readText(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
