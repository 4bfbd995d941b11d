package org.dsr4j.it.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.published.OneSourceProvider;
import org.dsr4j.it.read.StubbingProxy.Answer;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.assertj.AccessPackage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports, exports, tables, pictures and searches, end to end. */
class SpecialSourcesTest {

  private static final byte[] PICTURE = {(byte) 0xff, (byte) 0xd8, 1, 2, 3};
  private static final String JOBS = "POST /v1.0/deviceManagement/reports/exportJobs";
  private static final String JOB = "GET /v1.0/deviceManagement/reports/exportJobs/";

  @TempDir private Path folder;

  private final SimulatedTenant simulated = SimulatedTenant.start();
  private final StubbingProxy front = new StubbingProxy(simulated.endpoint());
  private SimulatedUser anna;
  private SimulatedUser bert;
  private String device;
  private int files;

  @BeforeEach
  void populate() {
    anna = simulated.user("anna").mail("anna@contoso.example").device(made -> made.windows());
    bert = simulated.user("bert");
    device = anna.devices().get(0).managedDeviceId();
    // Reports that a test does not define have no rows.
    simulated.exportJobs().finishAtPoll(1);
    for (String report :
        List.of(
            "Devices",
            "DevicesWithInventory",
            "DeviceCompliance",
            "DeviceNonCompliance",
            "DeviceInstallStatusByApp",
            "UserInstallStatusAggregateByApp",
            "MAMAppProtectionStatus",
            "MAMAppConfigurationStatus",
            "DefenderAgents",
            "UnhealthyDefenderAgents",
            "ActiveMalware",
            "Malware",
            "FirewallStatus",
            "ChromeOSDevices")) {
      simulated.exportJobs().content(report, "UserId,MostRecentUserEmail\r\n");
    }
    for (String path : List.of("windowsFeatureUpdateProfiles", "windowsQualityUpdateProfiles")) {
      front.on("GET /beta/deviceManagement/" + path, Answer.json("{'value':[]}"));
    }
  }

  @AfterEach
  void close() {
    front.close();
    simulated.close();
  }

  /** The content of an export of Anna's data. */
  private record Export(Report report, AccessPackage copy, Path file) {
    LedgerEntry entry(String source) {
      return report.ledger().entry(source).orElseThrow();
    }

    List<String> records(String source) {
      return copy.records(source).stream().map(row -> row.replace('"', '\'')).toList();
    }
  }

  /** Reads both adapters, or of them only one source: most tests are about one of 188. */
  private Export export(UnaryOperator<AdapterProvider> narrowed, Map<String, String> azureAd) {
    TenantId tenant = TenantId.of(simulated.id());
    try (GraphConnection graph =
            GraphTenant.connect(
                tenant,
                GraphTenant.cloud(front.endpoint()),
                GraphTenant.token(simulated.accessToken()));
        Dsr dsr =
            Dsr.builder(tenant)
                .adapter(
                    narrowed.apply(new AzureAdAdapterProvider()),
                    "azuread",
                    Configuration.of(azureAd))
                .adapter(narrowed.apply(new IntuneAdapterProvider()))
                .resource(GraphConnection.class, graph)
                .build()) {
      Path zip = folder.resolve("package" + files++ + ".zip");
      Report report = dsr.export(GraphTenant.request(dsr, anna), ExportTarget.zip(zip));
      return new Export(report, AccessPackage.read(zip), zip);
    }
  }

  private Export export(String source) {
    return export(source, Map.of());
  }

  private LedgerEntry entry(String source) {
    return export(source).entry(source);
  }

  private List<String> records(String source) {
    return export(source).records(source);
  }

  private Export export(String source, Map<String, String> azureAd) {
    return export(whole -> new OneSourceProvider(whole, source), azureAd);
  }

  private static byte[] attachment(Path zip, String source) {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      ZipEntry entry =
          file.stream()
              .filter(one -> one.getName().contains(source) && !one.getName().endsWith(".jsonl"))
              .findFirst()
              .orElseThrow();
      return file.getInputStream(entry).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void intunesOwnExportIsReadSetBySetAcrossItsPages() {
    String path = "/v1.0/users/" + anna.objectId() + "/exportDeviceAndAppManagementData()/content";
    front.on(
        "GET " + path,
        Answer.of(
            "application/octet-stream",
            ("{\"value\":[{\"displayName\":\"Users\",\"data\":[{\"Id\":\"u\",\"n\":1.10}]},"
                 + "{\"displayName\":\"DeviceSettings\",\"data\":[{\"Id\":\"1\",\"ClientCertificate\":\"MII\"}]}],"
                 + "\"@odata.nextLink\":\""
                    + front.endpoint()
                    + path
                    + "?page=2\"}")
                .getBytes(UTF_8)));
    front.on(
        "GET " + path + "?page=2",
        Answer.json("{'value':[{'displayName':'Users','data':[{'Id':'v'}]}]}"));

    Export export = export("intune-export-device-app-management-data");

    assertThat(export.records("intune-export-device-app-management-data"))
        .containsExactlyInAnyOrder(
            "{'Id':'u','n':1.10}", "{'Id':'1','ClientCertificate':'[withheld]'}", "{'Id':'v'}");
  }

  @Test
  void thePersonsLinesOfAReportAreReadAndAFailedReportIsASeparateGap() {
    simulated
        .exportJobs()
        .content(
            "Malware",
            "DeviceId,UPN,Malware\r\n"
                + device
                + ","
                + anna.userPrincipalName()
                + ",\"Worm, \"\"old\"\"\"\r\n"
                + device
                + ","
                + bert.userPrincipalName()
                + ",Shared\r\nother,"
                + bert.userPrincipalName()
                + ",Bert's\r\n")
        .content("FirewallStatus", "DeviceName,FirewallStatus\r\nPC,on\r\n");

    Export export = export("intune-report-export-jobs");

    assertThat(export.records("intune-report-export-jobs"))
        .containsExactly(
            "{'DeviceId':'"
                + device
                + "','UPN':'"
                + anna.userPrincipalName()
                + "','Malware':'Worm, \\'old\\''}");
    LedgerEntry entry = export.entry("intune-report-export-jobs");
    assertThat(entry.quarantined()).as("a shared device's line").isEqualTo(1);
    assertThat(entry.gaps())
        .as("a table without the owners of its rows")
        .singleElement()
        .satisfies(part -> assertThat(part.detail()).contains("FirewallStatus", "columns"));
    assertThat(simulated.requests())
        .filteredOn(request -> request.path().startsWith("/blob/"))
        .isNotEmpty()
        .allMatch(request -> !request.hasAuthorization());
  }

  @Test
  void reportsThatFailAreGapsAndNotNone() {
    simulated.exportJobs().fail();

    LedgerEntry entry = entry("intune-report-export-jobs");

    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
    assertThat(entry.gaps()).hasSizeGreaterThanOrEqualTo(13);
  }

  @Test
  void reportsOfAPolicyAreRequestedForEachPolicy() {
    front.on(
        "GET /beta/deviceManagement/windowsFeatureUpdateProfiles",
        Answer.json("{'value':[{'id':'p1'},{'id':'p2'}]}"));
    front.on(JOBS, Answer.json("{'id':'R_1','status':'notStarted'}"));
    front.on(JOB, Answer.json("{'id':'R_1','status':'failed','url':null}"));

    LedgerEntry entry = entry("intune-report-export-jobs");

    assertThat(front.asked())
        .filteredOn(request -> request.contains("FeatureUpdateDeviceState"))
        .hasSize(2)
        .anyMatch(request -> request.contains("(PolicyId eq 'p1')"))
        .anyMatch(request -> request.contains("(PolicyId eq 'p2')"));
    assertThat(entry.status()).isEqualTo(LedgerStatus.FAILED);
  }

  @Test
  void chromeDevicesAreFoundByAddressWeakly() {
    simulated
        .exportJobs()
        .content(
            "ChromeOSDevices", "MostRecentUserEmail\r\nANNA@contoso.example\r\nb@c.example\r\n");

    assertThat(entry("intune-chromeos-devices-report").quarantined()).isEqualTo(1);
  }

  @Test
  void tablesOfAppProtectionAreCheckedRowByRow() {
    String table =
        "{'content':{'Header':['UserId','App'],'Body':[{'Values':['"
            + anna.objectId()
            + "','Mail']},{'Values':['"
            + bert.objectId()
            + "','Chat']}]}}";
    String status = "GET /v1.0/deviceAppManagement/managedAppStatuses";
    front.on(status + "('userstatus')?userId=" + anna.objectId(), Answer.json(table));
    front.on(status + "('appregistrationsummary')?fetch=6000", Answer.json(table));
    front.on(
        status + "('userconfigstatus')",
        Answer.json("{'content':{'header':['DisplayName'],'body':[]}}"));

    assertThat(records("intune-managed-app-status-user-report"))
        .containsExactly("{'UserId':'" + anna.objectId() + "','App':'Mail'}");
    assertThat(records("intune-managed-app-usage-summary")).hasSize(1);
    assertThat(entry("intune-managed-app-config-status-report").status())
        .isEqualTo(LedgerStatus.FAILED);
  }

  @Test
  void aTruncatedSummaryIsAGap() {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 6000; i++) {
      rows.add("{'values':['" + new UUID(1, i) + "']}");
    }
    front.on(
        "GET /v1.0/deviceAppManagement/managedAppStatuses('appregistrationsummary')",
        Answer.json("{'content':{'header':['UserId'],'body':[" + String.join(",", rows) + "]}}"));

    assertThat(entry("intune-managed-app-usage-summary").gaps())
        .singleElement()
        .satisfies(part -> assertThat(part.code().code()).isEqualTo("graph.cut-off"));
  }

  @Test
  void failedEnrolmentsAreFoundInTheirReport() {
    String csv = "UserId,Failure\r\n" + anna.objectId() + ",2\r\n" + bert.objectId() + ",3\r\n";
    front.on(
        "GET /v1.0/reports/managedDeviceEnrollmentFailureDetails()",
        Answer.json(
            "{'value':{'content':'"
                + Base64.getEncoder().encodeToString(csv.getBytes(UTF_8))
                + "'}}"));

    assertThat(records("intune-enrollment-failure-report"))
        .containsExactly("{'UserId':'" + anna.objectId() + "','Failure':'2'}");
  }

  @Test
  void collectedLogsAreDeliveredWithTheirFileAndWithoutTheLink() throws IOException {
    String list = "/v1.0/deviceManagement/managedDevices/" + device + "/logCollectionRequests";
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("log.txt"));
    }
    front.on(
        "GET " + list,
        Answer.json(
            "{'value':[{'id':'r1','status':'completed','managedDeviceId':'"
                + device
                + "','initiatedByUserPrincipalName':'admin@contoso.example'},"
                + "{'id':'r2','status':'pending','managedDeviceId':null}]}"));
    front.on(
        "POST " + list + "/r1/createDownloadUrl",
        Answer.json("{'value':'" + front.endpoint() + "/logs/r1?sig=secret'}"));
    front.on("GET /logs/r1", Answer.of("application/zip", zip.toByteArray()));

    Export export = export("intune-device-log-collection");

    assertThat(export.records("intune-device-log-collection")).hasSize(2);
    assertThat(export.entry("intune-device-log-collection").gaps()).isEmpty();
    assertThat(attachment(export.file(), "intune-device-log-collection"))
        .isEqualTo(zip.toByteArray());
    assertThat(export.records("intune-device-log-collection").toString())
        .doesNotContain("sig=secret");
    assertThat(front.asked()).noneMatch(request -> request.contains("/r2/createDownloadUrl"));
  }

  @Test
  void forLogsOfAppsTheirRequestsAndAGapAreDelivered() {
    front.on(
        "GET /beta/users/" + anna.objectId() + "/mobileAppTroubleshootingEvents",
        Answer.json(
            "{'value':[{'id':'e1','userId':'"
                + anna.objectId()
                + "'},{'id':'e2','userId':'"
                + bert.objectId()
                + "'}]}"));
    front.on(
        "GET /v1.0/deviceManagement/mobileAppTroubleshootingEvents/e1/appLogCollectionRequests",
        Answer.json("{'value':[{'id':'a','status':'completed'}]}"));

    Export export = export("intune-app-log-collection-requests");

    assertThat(export.records("intune-app-log-collection-requests"))
        .containsExactly("{'id':'a','status':'completed'}");
    assertThat(export.entry("intune-app-log-collection-requests").gaps())
        .singleElement()
        .satisfies(part -> assertThat(part.status()).isEqualTo(LedgerStatus.NOT_READABLE));
    assertThat(front.asked()).noneMatch(request -> request.contains("/e2/"));
  }

  @Test
  void aPhotoIsARecordWithAPictureAndNoPhotoIsNone() {
    front.on("GET /v1.0/users/" + anna.objectId() + "/photo", Answer.refusal(404));

    assertThat(entry("aad-user-photo").status()).isEqualTo(LedgerStatus.NONE);

    front.on(
        "GET /v1.0/users/" + anna.objectId() + "/photo",
        Answer.json("{'@odata.context':'x','id':'240X240','width':240}"));
    front.on(
        "GET /v1.0/users/" + anna.objectId() + "/photo/$value", Answer.of("image/jpeg", PICTURE));
    Export export = export("aad-user-photo");

    assertThat(export.records("aad-user-photo")).containsExactly("{'id':'240X240','width':240}");
    assertThat(attachment(export.file(), "aad-user-photo")).isEqualTo(PICTURE);

    front.on("GET /v1.0/users/" + anna.objectId() + "/photo/$value", Answer.refusal(403));
    assertThat(entry("aad-user-photo").status()).isEqualTo(LedgerStatus.NOT_READABLE);
  }

  @Test
  void extensionsAreRequestedByTheirNames() {
    front.on(
        "POST /v1.0/directoryObjects/getAvailableExtensionProperties",
        Answer.json(
            "{'value':[{'name':'extension_0_shoeSize','targetObjects':['User']},"
                + "{'name':'extension_0_wheels','targetObjects':['Device']}]}"));
    front.on(
        "GET /v1.0/schemaExtensions",
        Answer.json("{'value':[{'id':'contoso_badge','targetTypes':['User','Group']}]}"));
    front.on(
        "GET /v1.0/users/" + anna.objectId() + "?$select=id,extension_0_shoeSize,contoso_badge",
        Answer.json(
            "{'id':'" + anna.objectId() + "','extension_0_shoeSize':42,'contoso_badge':null}"));

    Export export = export("aad-user-directory-schema-extensions");

    assertThat(export.records("aad-user-directory-schema-extensions"))
        .containsExactly(
            "{'id':'" + anna.objectId() + "','extension_0_shoeSize':42,'contoso_badge':null}");
    assertThat(export.entry("aad-user-directory-schema-extensions").gaps()).isEmpty();
  }

  @Test
  void theAuditLogIsSearchedOnlyIfEnabled() {
    String queries = "/v1.0/security/auditLog/queries";
    front.on("POST " + queries, Answer.json("{'id':'q1','status':'notStarted'}"));
    front.on("GET " + queries + "/q1", Answer.json("{'id':'q1','status':'succeeded'}"));
    front.on(
        "GET " + queries + "/q1/records",
        Answer.json(
            "{'value':[{'id':'1','userId':'"
                + anna.objectId()
                + "'},{'id':'2','userId':'"
                + bert.objectId()
                + "'}]}"));

    LedgerEntry off = export(whole -> whole, Map.of()).entry("aad-purview-audit-search");

    assertThat(off.status()).isEqualTo(LedgerStatus.MANUAL_STEP_OPEN);
    assertThat(off.gaps().get(0).detail()).contains("purviewAuditSearch", "Purview portal");
    assertThat(front.asked()).noneMatch(request -> request.contains("auditLog/queries"));

    Export on = export("aad-purview-audit-search", Map.of("purviewAuditSearch", "true"));

    assertThat(on.records("aad-purview-audit-search"))
        .containsExactly("{'id':'1','userId':'" + anna.objectId() + "'}");
    assertThat(front.asked())
        .anyMatch(
            request ->
                request.startsWith("POST " + queries)
                    && request.contains(anna.userPrincipalName()));
  }
}
