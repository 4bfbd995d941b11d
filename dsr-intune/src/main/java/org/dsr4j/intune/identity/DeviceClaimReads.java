package org.dsr4j.intune.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.users.DeviceClaims;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Gap;

/** Reads the record and the users of managed devices, each once. Used by one thread. */
final class DeviceClaimReads {

  private static final String DEVICE = "/deviceManagement/managedDevices/{managedDeviceId}";

  private final ReadAhead graph;
  private final Cancellation cancellation;
  private final List<Gap> gaps = new ArrayList<>();
  private final Set<String> expected = new HashSet<>();
  private final Map<String, DeviceClaims> answers = new HashMap<>();

  DeviceClaimReads(ReadAhead graph, Cancellation cancellation) {
    this.graph = graph;
    this.cancellation = cancellation;
  }

  /** The gaps of failed reads. */
  List<Gap> gaps() {
    return List.copyOf(gaps);
  }

  /** Announces the reads of a device. */
  void expect(String id) {
    if (!id.isBlank() && expected.add(id)) {
      graph.expectObject(record(id));
      graph.expectRows(users(id));
    }
  }

  /**
   * Returns what the service says about the user of a device; a failed read is a gap.
   *
   * @param id the device's id; without one, the device cannot be confirmed
   * @param rows the rows of a list, possibly none
   * @param own whether it is the person's own list
   */
  DeviceClaims of(String id, List<Content> rows, boolean own) {
    DeviceClaims read =
        id.isBlank()
            ? new DeviceClaims(false, List.of(), Optional.empty(), false)
            : answers.computeIfAbsent(id, this::read);
    List<String> records = new ArrayList<>(read.records());
    rows.forEach(row -> DeviceClaims.userId(row).ifPresent(records::add));
    return new DeviceClaims(own, records, read.users(), read.recordRead());
  }

  private DeviceClaims read(String id) {
    ObjectResult answer = graph.object(record(id), cancellation);
    gap(Optional.ofNullable(answer.failure()), record(id));
    Content device = answer.content();
    List<String> users = new ArrayList<>();
    Optional<GraphFailure> failure =
        graph.rows(
            users(id),
            row -> row.text("id").filter(one -> !one.isBlank()).ifPresent(users::add),
            cancellation);
    gap(failure, users(id));
    return new DeviceClaims(
        false,
        device == null ? List.of() : DeviceClaims.userId(device).stream().toList(),
        failure.isPresent() ? Optional.empty() : Optional.of(users),
        device != null);
  }

  private void gap(Optional<GraphFailure> failure, GraphRequest request) {
    failure.ifPresent(found -> gaps.add(found.asGap(request.describe())));
  }

  private static GraphRequest record(String id) {
    return GraphRequest.get(GraphVersion.V1, DEVICE)
        .path("managedDeviceId", id)
        .query("$select", "id,userId");
  }

  private static GraphRequest users(String id) {
    return GraphRequest.get(GraphVersion.V1, DEVICE + "/users")
        .path("managedDeviceId", id)
        .query("$select", "id");
  }
}
