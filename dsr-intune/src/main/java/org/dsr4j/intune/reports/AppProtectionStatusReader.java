package org.dsr4j.intune.reports;

import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Gap;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.MatchRule;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of app protection: of one person, or of all people.
 *
 * <p>The arguments are not published; Microsoft's own export uses them. Whether the service
 * respects them does not matter: each row is checked.
 *
 * @param name the status
 * @param rows the maximum number of rows to request, or 0 for the rows of one person
 */
public record AppProtectionStatusReader(String name, int rows) implements SpecialReader {

  private static final String TEMPLATE = "/deviceAppManagement/managedAppStatuses('{statusName}')";
  private static final String ALL_COLUMNS =
      "UserId,DisplayName,UserEmail,ApplicationName,ApplicationInstanceId,ApplicationVersion,"
          + "DeviceName,DeviceType,DeviceManufacturer,DeviceModel,AndroidPatchVersion,"
          + "AzureADDeviceId,MDMDeviceID,Platform,PlatformVersion,ManagementLevel,PolicyName,"
          + "LastCheckInDate";

  public static AppProtectionStatusReader forPerson(String name) {
    return new AppProtectionStatusReader(name, 0);
  }

  public static AppProtectionStatusReader forTenant(String name, int rows) {
    return new AppProtectionStatusReader(name, rows);
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

  /** A table of one person has the rows of this person, whichever columns show it. */
  @Override
  public boolean returnsRowsOf(MatchRule rule) {
    return true;
  }

  @Override
  public void read(SpecialReading reading) {
    if (rows > 0) {
      readEverybody(reading);
      return;
    }
    reading.eachPerson(
        who -> {
          for (String userId : reading.needed(who, IdentifierKind.OBJECT_ID, place())) {
            read(reading, who, request().query("userId", userId));
          }
        });
  }

  private void readEverybody(SpecialReading reading) {
    if (!reading.anyoneMatchable(place())) {
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
          Gap.failed(
              GraphError.CUT_OFF,
              place()
                  + ": the requested maximum of rows was returned, so there may be more; the apps"
                  + " of a person uses is also in intune-managed-app-registrations"));
    }
  }

  private GraphRequest request() {
    return GraphRequest.get(GraphVersion.V1, TEMPLATE).path("statusName", name);
  }

  private long read(SpecialReading reading, @Nullable Identity who, GraphRequest request) {
    if (reading.task().cancellation().isCancelled()) {
      return 0;
    }
    ObjectResult answer = reading.graph().object(request);
    Optional.ofNullable(answer.failure())
        .ifPresent(failure -> reading.failed(who, place(), failure));
    MatchingRows table = new MatchingRows(reading, name);
    if (answer.content() != null) {
      try {
        StatusTableReader.read(answer.content(), table);
      } catch (UnreadableBodyException e) {
        GraphFailure failure = e.failure();
        reading.failed(who, place(), failure);
      }
    }
    return table.count();
  }
}
