package org.dsr4j.it.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.read.OneSourceExport.Found;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Licences of volume-purchased apps, which lie below apps of two types. */
class VolumeAppLicencesTest {

  private static final String APPS = "/beta/deviceAppManagement/mobileApps";
  private static final String IOS = APPS + "/iosVppApp/graph.iosVppApp/assignedLicenses";
  private static final String MAC = APPS + "/macOsVppApp/graph.macOsVppApp/assignedLicenses";
  private static final String WEB = APPS + "/webApp";

  private final OneSourceExport source =
      new OneSourceExport(new IntuneAdapterProvider(), "intune-vpp-app-licences");

  @AfterEach
  void close() {
    source.close();
  }

  private Found export() throws IOException {
    return source.export(Map.of());
  }

  private static String app(String type) {
    return "{'@odata.type':'#microsoft.graph." + type + "','id':'" + type + "'}";
  }

  private String licence(String id) {
    return "{'id':'" + id + "','userId':'" + source.person().objectId() + "'}";
  }

  @Test
  void licencesOfBothTypesOfAppAreHandedOnAndOtherAppsHaveNone() throws IOException {
    source
        .lists(APPS, app("iosVppApp"), app("macOsVppApp"), app("webApp"))
        .lists(IOS, licence("1"), "{'id':'2','userId':'someone-else'}", licence("3"))
        .lists(MAC, licence("1"))
        .refuses(WEB, 500);

    Found found = export();

    assertThat(found.records())
        .containsExactlyInAnyOrder(json(licence("1")), json(licence("3")), json(licence("1")));
    assertThat(found.gaps()).isEmpty();
    assertThat(source.asked())
        .extracting(request -> request.split("[ ?]")[1])
        .containsExactly(APPS, IOS, MAC);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }

  @Test
  void licencesForMacsAreLookedUpByHandWhereGraphHasNoPathToThem() throws IOException {
    source.lists(APPS, app("macOsVppApp")).refuses(MAC, 400);

    Found found = export();

    assertThat(found.gaps()).containsExactly(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(found.entry().gaps())
        .extracting(Gap::detail)
        .allMatch(detail -> detail.contains("by hand"));
  }

  @Test
  void whatIsRefusedOrUnknownNeverLooksLikeNone() throws IOException {
    source
        .lists(APPS, app("iosVppApp"), app("macOsVppApp"), "{'id':'untyped'}")
        .refuses(IOS, 400)
        .refuses(MAC, 403);

    assertThat(export().gaps())
        .containsExactlyInAnyOrder(
            LedgerStatus.FAILED, LedgerStatus.FAILED, LedgerStatus.NOT_READABLE);
  }

  @Test
  void appsThatCannotBeListedAreAGap() throws IOException {
    source.refuses(APPS, 403);

    assertThat(export().gaps()).containsExactly(LedgerStatus.NOT_READABLE);
  }

  @Test
  void betaIsNotAskedWhereItIsSwitchedOff() throws IOException {
    source.lists(APPS, app("iosVppApp"));

    Found found = source.export(Map.of("beta", "false"));

    assertThat(source.asked()).isEmpty();
    assertThat(found.entry().gaps())
        .as("the other gaps are of the search for the person")
        .filteredOn(part -> part.detail().contains("assignedLicenses"))
        .extracting(Gap::status)
        .containsExactly(LedgerStatus.SKIPPED);
  }
}
