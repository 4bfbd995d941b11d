package org.dsr4j.intune;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.dsr4j.graph.GraphFailure;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.GraphVersion;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.OutcomePart;

/**
 * Says what the licences for macOS apps leave open.
 *
 * <p>Microsoft's metadata know these licences and publish no path to list them. So nobody can read
 * them; but a tenant that has bought no such app has none, and that can be seen.
 */
final class MacAppLicences implements SpecialReader {

  private static final String APPS = "/deviceAppManagement/mobileApps";
  private static final String TYPE = "#microsoft.graph.macOsVppApp";

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of("GET /beta" + APPS + "?$select=id");
  }

  @Override
  public List<String> places() {
    return List.of("GET /beta" + APPS);
  }

  @Override
  public boolean tenantWide() {
    return true;
  }

  @Override
  public void read(SpecialReading reading) {
    if (!reading.beta()) {
      return; // The licences for iOS are in beta only too, and say so.
    }
    AtomicBoolean bought = new AtomicBoolean();
    Optional<GraphFailure> failure =
        reading.rows(
            GraphRequest.get(GraphVersion.BETA, APPS).query("$select", "id"),
            row -> {
              if (row.text("@odata.type").filter(TYPE::equalsIgnoreCase).isPresent()) {
                bought.set(true);
              }
            });
    failure.ifPresent(
        found -> reading.gap(null, found.asPart("whether there are volume-purchased macOS apps")));
    if (bought.get()) {
      reading.gap(null, byHand());
    }
  }

  private static OutcomePart byHand() {
    return new OutcomePart(
        LedgerStatus.MANUAL_STEP_OPEN,
        DsrError.DECLARED,
        "Licences for macOS apps: Microsoft publishes no path that lists them; by hand: look in"
            + " Apple Business Manager and in the Intune admin center which volume-purchased macOS"
            + " apps are assigned to the person or to the person's devices");
  }
}
