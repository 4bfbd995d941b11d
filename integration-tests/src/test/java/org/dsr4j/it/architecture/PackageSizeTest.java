package org.dsr4j.it.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A reader finds a type faster in a small package. */
class PackageSizeTest {

  private static final int LIMIT = 25;

  @Test
  void aPackageOfMoreThan25FilesGivesTheReasonInItsPackageInfo() throws IOException {
    Map<Path, Integer> packages = packages();
    List<Path> unexplained = new ArrayList<>();
    for (Map.Entry<Path, Integer> each : packages.entrySet()) {
      if (each.getValue() > LIMIT && !explained(each.getKey())) {
        unexplained.add(each.getKey());
      }
    }

    assertThat(packages).hasSizeGreaterThan(50);
    assertThat(unexplained).isEmpty();
  }

  private static boolean explained(Path folder) throws IOException {
    Path info = folder.resolve("package-info.java");
    return Files.exists(info)
        && Files.readString(info)
            .replaceAll("[\\s*]+", " ")
            .toLowerCase(Locale.ROOT)
            .contains("more than 25 files, because");
  }

  /** The number of files in each folder of Java sources in the repository, main and test. */
  private static Map<Path, Integer> packages() throws IOException {
    Map<Path, Integer> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(Path.of("..").toRealPath())) {
      all.filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.getFileName().toString().equals("package-info.java"))
          .filter(file -> file.toString().matches(".*[/\\\\]src[/\\\\](main|test)[/\\\\].*"))
          .filter(file -> !file.toString().matches(".*[/\\\\]target[/\\\\].*"))
          .forEach(file -> files.merge(file.getParent(), 1, Integer::sum));
    }
    return files;
  }
}
