package org.dsr4j.internal.pack;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dsr4j.internal.spool.SpooledRecords;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceRef;
import org.jspecify.annotations.Nullable;

/** Writes the zip: one data file per source with records, attachments, then the manifest. */
final class AccessPackageWriter {

  private static final String JSON_LINES = "application/jsonl";

  private final PackageFacts facts;
  private final ZipOutputStream zip;
  private final List<PackedFile> files = new ArrayList<>();

  private AccessPackageWriter(PackageFacts facts, ZipOutputStream zip) {
    this.facts = facts;
    this.zip = zip;
  }

  /** Writes the package and returns the digest of its manifest. */
  static String write(PackageFacts facts, java.nio.channels.WritableByteChannel channel)
      throws IOException {
    ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel)));
    AccessPackageWriter pack = new AccessPackageWriter(facts, zip);
    for (Map.Entry<SourceRef, SpooledRecords> source : facts.result().records().entrySet()) {
      pack.source(source.getKey(), source.getValue());
    }
    pack.begin("manifest.json");
    CountingDigest manifest = new CountingDigest(zip);
    Manifest.write(facts, pack.files, manifest);
    zip.closeEntry();
    zip.finish();
    zip.flush();
    return manifest.hex();
  }

  private void source(SourceRef source, SpooledRecords records) throws IOException {
    if (records.count() > 0) {
      file(
          "data/" + source.instance() + "/" + source.source() + ".jsonl",
          source,
          JSON_LINES,
          null,
          List.of(),
          out ->
              records.forEach(
                  (key, content, match) -> {
                    content.writeTo(out);
                    out.write('\n');
                  }));
    }
    int number = 0;
    for (SpooledRecords.Attachment attachment : records.attachments()) {
      // Numbered, because the key of a record may be personal data.
      String path = "attachments/" + source.instance() + "/" + source.source() + "/" + ++number;
      file(
          path,
          source,
          attachment.mediaType(),
          attachment.key(),
          attachment.lines(),
          out -> {
            try (InputStream in = attachment.bytes().open()) {
              in.transferTo(out);
            }
          });
    }
  }

  private interface Body {
    void writeTo(OutputStream out) throws IOException;
  }

  private void file(
      String path,
      SourceRef source,
      String mediaType,
      @Nullable RecordKey record,
      List<Long> lines,
      Body body)
      throws IOException {
    begin(path);
    CountingDigest out = new CountingDigest(zip);
    body.writeTo(out);
    zip.closeEntry();
    files.add(new PackedFile(path, source, mediaType, out.count(), out.hex(), record, lines));
  }

  private void begin(String path) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTime(facts.generatedAt().toEpochMilli());
    zip.putNextEntry(entry);
  }
}
