package org.dsr4j.intune;

import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.GraphAnswer;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.GraphVersion;
import org.dsr4j.graph.UnreadableException;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.OutcomePart;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of app protection: of one person, or of everybody.
 *
 * <p>The arguments are published nowhere; Microsoft's own export uses them. Whether the service
 * heeds them does not matter: each row is looked at.
 *
 * @param name the status
 * @param rows how many rows are asked for at most, or 0 when one person's are
 */
record StatusReader(String name, int rows) implements SpecialReader {

  private static final String TEMPLATE = "/deviceAppManagement/managedAppStatuses('{statusName}')";
  private static final String ALL_COLUMNS =
      "UserId,DisplayName,UserEmail,ApplicationName,ApplicationInstanceId,ApplicationVersion,"
          + "DeviceName,DeviceType,DeviceManufacturer,DeviceModel,AndroidPatchVersion,"
          + "AzureADDeviceId,MDMDeviceID,Platform,PlatformVersion,ManagementLevel,PolicyName,"
          + "LastCheckInDate";

  static StatusReader ofPerson(String name) {
    return new StatusReader(name, 0);
  }

  static StatusReader ofEverybody(String name, int rows) {
    return new StatusReader(name, rows);
  }

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(
        "GET /v1.0"
            + TEMPLATE
            + (rows == 0
                ? "?userId={userId}"
                : "?fetch={rows}&policyMode={policyMode}&columns={columns}"));
  }

  @Override
  public List<String> places() {
    return List.of(place());
  }

  private String place() {
    return "GET /v1.0" + TEMPLATE.replace("{statusName}", name);
  }

  @Override
  public boolean tenantWide() {
    return rows > 0;
  }

  @Override
  public void read(SpecialReading reading) {
    if (rows > 0) {
      readEverybody(reading);
      return;
    }
    for (Identity who : reading.task().subjects()) {
      for (String userId : reading.needed(who, IdentifierKind.OBJECT_ID, place())) {
        read(reading, who, request().query("userId", userId));
      }
    }
  }

  private void readEverybody(SpecialReading reading) {
    if (!reading.anyoneNameable(place())) {
      return;
    }
    GraphRequest all =
        request()
            .query("fetch", String.valueOf(rows))
            .query("policyMode", "0")
            .query("columns", ALL_COLUMNS);
    if (read(reading, null, all) >= rows) {
      reading.gap(
          null,
          OutcomePart.failed(
              GraphError.CUT_OFF,
              place()
                  + ": as many rows came as were asked for, so there are perhaps more; what a"
                  + " person uses is also in intune-managed-app-registrations"));
    }
  }

  private GraphRequest request() {
    return GraphRequest.get(GraphVersion.V1, TEMPLATE).path("statusName", name);
  }

  private long read(SpecialReading reading, @Nullable Identity who, GraphRequest request) {
    if (reading.task().cancellation().isCancelled()) {
      return 0;
    }
    GraphAnswer answer = reading.graph().object(request);
    Optional.ofNullable(answer.failure())
        .ifPresent(failure -> reading.failed(who, place(), failure));
    TableRows table = new TableRows(reading, name);
    if (answer.content() != null) {
      try {
        StatusTable.read(answer.content(), table);
      } catch (UnreadableException e) {
        GraphFailure failure = e.failure();
        reading.failed(who, place(), failure);
      }
    }
    return table.count();
  }
}
