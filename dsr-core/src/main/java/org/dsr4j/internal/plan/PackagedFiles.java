package org.dsr4j.internal.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads the manifest of an access package, and compares its files with it one after another: a
 * package may have very many attachments.
 */
final class PackagedFiles {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build());
  }

  private final ZipFile zip;
  private final ObjectNode manifest = JSON.createObjectNode();
  private String manifestDigest = "";
  private long files;
  private boolean spoiled;

  private PackagedFiles(ZipFile zip) {
    this.zip = zip;
  }

  /** Throws when the package has no manifest, or when it is not readable. */
  static PackagedFiles check(ZipFile zip) throws IOException {
    PackagedFiles checked = new PackagedFiles(zip);
    ZipEntry entry = zip.getEntry("manifest.json");
    if (entry == null) {
      throw new IOException("no manifest");
    }
    try (DigestInputStream in = new DigestInputStream(zip.getInputStream(entry), sha256())) {
      checked.read(JSON.createParser(in));
      in.transferTo(OutputStream.nullOutputStream());
      checked.manifestDigest = HexFormat.of().formatHex(in.getMessageDigest().digest());
    }
    return checked;
  }

  private void read(JsonParser json) throws IOException {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new IOException("no object");
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("files") && json.currentToken() == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          JsonNode file = json.readValueAsTree();
          files++;
          spoiled |= !unchanged(file);
        }
      } else {
        JsonNode value = json.readValueAsTree();
        manifest.set(name, value);
      }
    }
  }

  private boolean unchanged(JsonNode file) {
    ZipEntry entry = zip.getEntry(file.path("path").asText());
    return entry != null && digest(entry).equals(file.path("sha256").asText());
  }

  private String digest(ZipEntry entry) {
    try (InputStream bytes = zip.getInputStream(entry);
        DigestInputStream in = new DigestInputStream(bytes, sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      return "";
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The manifest without its list of files. */
  JsonNode manifest() {
    return manifest;
  }

  String manifestDigest() {
    return manifestDigest;
  }

  /** Returns how the files differ from the manifest, or empty. */
  Optional<String> fault() {
    if (spoiled) {
      return Optional.of("A file of the package is missing or was changed");
    }
    return zip.size() == files + 1
        ? Optional.empty()
        : Optional.of("The package has more files than its manifest names");
  }
}
