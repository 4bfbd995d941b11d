package org.dsr4j.internal.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Reads the files of an access package, in their order. */
public final class PackageFiles {

  private PackageFiles() {}

  public static Map<String, byte[]> read(Path zip) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (InputStream in = Files.newInputStream(zip);
        ZipInputStream entries = new ZipInputStream(in)) {
      for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        if (files.put(e.getName(), entries.readAllBytes()) != null) {
          throw new IOException("two entries " + e.getName());
        }
      }
    }
    return files;
  }
}
