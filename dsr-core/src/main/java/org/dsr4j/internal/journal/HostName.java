package org.dsr4j.internal.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Finds the name of this host without the network: a lookup could take seconds. */
final class HostName {

  private static final Path LINUX = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** Returns the name, or an empty text when the system does not tell it. */
  static String read() {
    try {
      return Files.readString(LINUX).strip();
    } catch (IOException e) {
      // Another system: it names the host in the environment.
      return Stream.of("COMPUTERNAME", "HOSTNAME")
          .map(System::getenv)
          .filter(Objects::nonNull)
          .findFirst()
          .orElse("");
    }
  }
}
