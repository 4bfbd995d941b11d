package org.dsr4j.testkit.internal.write;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.dsr4j.testkit.internal.job.ReportFile;
import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.TextRow;
import org.jspecify.annotations.Nullable;

/** POST calls that only read. */
final class ReadOnlyActions implements WriteOperations {

  private static final String LOGS =
      "POST /deviceManagement/managedDevices/{managedDevice-id}/logCollectionRequests/"
          + "{deviceLogCollectionResponse-id}/createDownloadUrl";

  private final WriteRequest change;

  ReadOnlyActions(WriteRequest change) {
    this.change = change;
  }

  @Override
  public @Nullable Reply answer(String operation) {
    return switch (operation) {
      case LOGS -> downloadUrl();
      case "POST /users/{user-id}/getPasswordSingleSignOnCredentials" -> credentials();
      case "POST /directoryObjects/getAvailableExtensionProperties" ->
          value("[{\"id\":\"" + change.tenant().id() + "\",\"name\":\"" + extension() + "\"}]");
      case "POST /security/auditLog/queries" -> search();
      default -> null;
    };
  }

  /** The address of the collected logs, which is valid for a limited time without a token. */
  private Reply downloadUrl() {
    Row request = change.requireMember(change.pathWithoutLast(2), change.id(1));
    String logs = "device " + change.id(0) + "\r\n" + request.text() + "\r\n";
    String name = "logs-" + change.id(1);
    byte[] zip = new ReportFile(name, List.of(), logs.getBytes(UTF_8), false).zip(List.of());
    return value(
        RawJson.quote(
            change
                .tenant()
                .exportJobs()
                .publishBlob(name, zip, change.exchange().endpoint(), change.now())));
  }

  /** Names without passwords: Graph never returns the passwords. */
  private Reply credentials() {
    String user = change.requireUser().string("id");
    return Reply.json(
        200,
        "{\"id\":"
            + RawJson.quote(String.valueOf(user))
            + ",\"credentials\":[{\"fieldId\":\"param_username\",\"type\":\"text\",\"value\":"
            + RawJson.quote(String.valueOf(change.requireUser().string("userPrincipalName")))
            + "}]}");
  }

  /** Every search returns the first existing search, with the rows that a test added below it. */
  private Reply search() {
    String path = change.target().path();
    if (change.store().rows(path).isEmpty()) {
      change
          .store()
          .add(
              path,
              new TextRow("{\"id\":\"" + change.tenant().id() + "\",\"status\":\"succeeded\"}"));
    }
    return Reply.json(201, change.store().rows(path).get(0).text());
  }

  private String extension() {
    return "extension_" + change.tenant().clientId().replace("-", "") + "_shoeSize";
  }

  private static Reply value(String json) {
    return Reply.json(200, "{\"value\":" + json + "}");
  }
}
