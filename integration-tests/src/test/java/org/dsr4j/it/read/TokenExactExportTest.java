package org.dsr4j.it.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.dsr4j.ExportTarget;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.assertj.AccessPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The package contains the records of the service, token by token: law 13. */
class TokenExactExportTest {

  @TempDir private Path folder;

  @Test
  void anEventIsDeliveredInThePackageUnchanged() {
    try (SimulatedTenant simulated = SimulatedTenant.start();
        GraphTenant tenant = new GraphTenant(simulated)) {
      SimulatedUser person = simulated.user("person");
      String event =
          "{\"zeta\":null,\"id\":\"event-1\",\"userId\":\""
              + person.objectId()
              + "\",\"createdDateTime\":\"2026-01-02T03:04:05.1234567Z\","
              + "\"unknownProperty\":{\"b\":[1.10,1E+2,-0.0,9007199254740993,true,null,{}],\"a\":\"\"},\"emoji\":\"\uD83D\uDE00"
              + " \u00e9 \\u0041 \\/ \\\"\",\"alpha\":12345678901234567890.5}";
      simulated.rows("v1.0", "/auditLogs/signIns", event);
      Path zip = folder.resolve("package.zip");

      tenant.dsr().export(tenant.request(person), ExportTarget.zip(zip));

      assertThat(AccessPackage.read(zip).records("aad-sign-in-logs")).containsExactly(event);
    }
  }
}
