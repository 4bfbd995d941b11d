package org.dsr4j.graph.doctor;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.SourceDescriptor;

/**
 * An endpoint that a source reads, as its descriptor names it.
 *
 * @param version the version of Graph
 * @param path the path below it, with placeholders in braces
 */
record ReadEndpoint(GraphVersion version, String path) {

  private static final Pattern WRITTEN = Pattern.compile("GET /(v1\\.0|beta)(/[^?\\s]+)");
  private static final Pattern NAME = Pattern.compile("\\{([A-Za-z]+)}");
  private static final Set<String> DEVICE_NAMES =
      Set.of("deviceId", "deviceObjectId", "managedDeviceId");

  /** The endpoints in Graph; the doctor does not check other services. */
  static List<ReadEndpoint> of(SourceDescriptor source) {
    return source.readsFrom().stream().map(ReadEndpoint::parse).flatMap(Optional::stream).toList();
  }

  private static Optional<ReadEndpoint> parse(String written) {
    Matcher matcher = WRITTEN.matcher(written);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    boolean beta = matcher.group(1).equals(GraphVersion.BETA.segment());
    return Optional.of(
        new ReadEndpoint(beta ? GraphVersion.BETA : GraphVersion.V1, matcher.group(2)));
  }

  /** Whether its path names neither a person nor an object. */
  boolean tenantWide() {
    return !NAME.matcher(path).find();
  }

  /** Whether it is read once for each device. */
  boolean perDevice() {
    return NAME.matcher(path).results().anyMatch(found -> DEVICE_NAMES.contains(found.group(1)));
  }

  @Override
  public String toString() {
    return "GET /" + version.segment() + path;
  }
}
