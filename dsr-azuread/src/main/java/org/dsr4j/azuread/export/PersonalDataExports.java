package org.dsr4j.azuread.export;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The application's part in Azure AD's own export of a person's data: the storage for the export,
 * and the durable state of exports. Pass it as a resource, and set the configuration key {@code
 * personalDataExports} to {@code true}.
 *
 * <p>The key of an export does not identify a person. Several threads call the methods; two
 * processes must not export for the same request at the same time.
 */
public interface PersonalDataExports {

  /**
   * Returns a container without earlier exports, with a shared access signature that permits the
   * service to write for a month. It is a secret: it is sent to the service, and neither stored nor
   * logged.
   *
   * @param export the key of the export
   * @return an https address
   */
  URI freshLocation(String export);

  /**
   * Stores the state of an export and replaces the earlier one. The state must be durable when the
   * method returns: after a loss, the export could be started twice.
   *
   * @param export the key of the export: 64 letters and digits
   * @param state a line of ASCII without secrets and names
   */
  void save(String export, String state);

  /**
   * Returns the stored state.
   *
   * @param export the key of the export
   * @return empty when nothing was
   */
  Optional<String> load(String export);

  /**
   * Creates an implementation that stores the state in small files of one folder, readable by its
   * owner only.
   *
   * @param folder created when it does not exist
   * @param locations returns a new location for each export, see {@link #freshLocation}
   * @return the exports
   */
  static PersonalDataExports inDirectory(Path folder, Supplier<URI> locations) {
    return new ExportDirectory(folder, locations);
  }
}
