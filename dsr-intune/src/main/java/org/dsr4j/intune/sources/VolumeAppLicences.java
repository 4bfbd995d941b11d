package org.dsr4j.intune.sources;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.RecordKey;

/**
 * Reads the licences of apps that were bought from Apple in volume.
 *
 * <p>Two types of apps have licences, and it is not known whether a filter by type works. Therefore
 * the ids of all apps are listed, and the response contains their types.
 */
final class VolumeAppLicences implements SpecialReader {

  private static final String APPS = "/deviceAppManagement/mobileApps";
  private static final String IOS = APPS + "/{appId}/graph.iosVppApp/assignedLicenses";

  /** Microsoft's metadata contain these licences; its generated clients have no path for them. */
  private static final String MAC = APPS + "/{appId}/graph.macOsVppApp/assignedLicenses";

  private static final String BETA = "GET /beta";
  private static final Set<GraphError> NO_SUCH_PATH =
      Set.of(GraphError.NOT_FOUND, GraphError.BAD_REQUEST);

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(BETA + APPS + "?$select=id", BETA + IOS, BETA + MAC);
  }

  @Override
  public List<String> places() {
    return List.of(BETA + APPS, BETA + IOS, BETA + MAC);
  }

  @Override
  public boolean tenantWide() {
    return true;
  }

  @Override
  public void read(SpecialReading reading) {
    if (!reading.mayAsk(GraphVersion.BETA, BETA + IOS)) {
      return;
    }
    Apps apps = new Apps();
    reading
        .graph()
        .rows(GraphRequest.get(GraphVersion.BETA, APPS).query("$select", "id"), apps)
        .ifPresent(found -> reading.gap(null, found.asGap(BETA + APPS)));
    if (apps.untyped) {
      gap(
          reading,
          LedgerStatus.FAILED,
          GraphError.UNEXPECTED_ANSWER,
          BETA + APPS + ": apps have no type, so their licences were not read");
    }
    List<Runnable> lists = new ArrayList<>();
    for (String app : apps.ios) {
      lists.add(
          () ->
              licences(reading, IOS, app)
                  .ifPresent(found -> reading.gap(null, found.asGap(BETA + IOS))));
    }
    for (String app : apps.mac) {
      lists.add(() -> licences(reading, MAC, app).ifPresent(found -> macGap(reading, found)));
    }
    reading.graph().sideBySide(lists);
  }

  private static Optional<GraphFailure> licences(
      SpecialReading reading, String template, String app) {
    if (reading.task().cancellation().isCancelled()) {
      return Optional.empty();
    }
    return reading
        .graph()
        .rows(
            GraphRequest.get(GraphVersion.BETA, template).path("appId", app),
            row ->
                reading
                    .records()
                    .deliver(RecordKey.of(app + "/" + row.text("id").orElse("")), row));
  }

  private static void macGap(SpecialReading reading, GraphFailure failure) {
    if (NO_SUCH_PATH.contains(failure.error())) {
      gap(
          reading,
          LedgerStatus.MANUAL_STEP_OPEN,
          DsrError.DECLARED,
          "Licences for macOS apps: Graph has no path that lists them; by hand: check in Apple"
              + " Business Manager and in the Intune admin center which volume-purchased macOS apps"
              + " are assigned to the person or to the person's devices");
    } else {
      reading.gap(null, failure.asGap(BETA + MAC));
    }
  }

  private static void gap(
      SpecialReading reading, LedgerStatus status, ErrorCode code, String detail) {
    reading.gap(null, new Gap(status, code, detail));
  }

  /** Sorts apps by type: all types except these two have no licences. */
  private static final class Apps implements RowConsumer {

    private final List<String> ios = new ArrayList<>();
    private final List<String> mac = new ArrayList<>();
    private boolean untyped;

    @Override
    public void row(Content row) {
      String type = row.text("@odata.type").orElse("");
      String id = row.text("id").orElse("");
      untyped |= type.isBlank() || id.isBlank();
      if (!id.isBlank() && type.endsWith(".iosVppApp")) {
        ios.add(id);
      } else if (!id.isBlank() && type.endsWith(".macOsVppApp")) {
        mac.add(id);
      }
    }
  }
}
