package org.dsr4j.azuread.export;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the application gives Azure AD's own export of a person's data: storage to write into, and a
 * memory of what was begun, which outlives the process. Hand it over as a resource, and set the
 * configuration key {@code personalDataExports} to {@code true}.
 *
 * <p>Exports are known by a key that names nobody. Called by several threads; two processes must
 * not export for the same request at the same time.
 */
public interface PersonalDataExports {

  /**
   * A container that nothing was exported to before, with a shared access signature that lets the
   * service write for a month. It is a secret: it is sent to the service, and neither kept nor
   * logged.
   *
   * @param export the key of the export
   * @return an https address
   */
  URI freshLocation(String export);

  /**
   * Keeps what is to be known of an export, in place of what was kept before. Durable when it
   * returns: what is lost here could be begun twice.
   *
   * @param export the key of the export: 64 letters and digits
   * @param state a line of ASCII; no secret, and nobody's name
   */
  void save(String export, String state);

  /**
   * What was kept.
   *
   * @param export the key of the export
   * @return empty when nothing was
   */
  Optional<String> load(String export);

  /**
   * Keeps exports as small files of one folder that only its owner can read.
   *
   * @param folder made when it does not exist
   * @param locations gives a fresh location for each export, see {@link #freshLocation}
   * @return the exports
   */
  static PersonalDataExports inDirectory(Path folder, Supplier<URI> locations) {
    return new ExportDirectory(folder, locations);
  }
}
