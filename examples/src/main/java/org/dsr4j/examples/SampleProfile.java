package org.dsr4j.examples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.dsr4j.model.TenantProfile;
import org.dsr4j.testkit.SimulatedTenant;

/** What the organisation of the examples answered once about its tenant. */
final class SampleProfile {

  private SampleProfile() {}

  /** Reads the reviewed file; an application uses TenantProfile.read(path). */
  static TenantProfile read() {
    try (InputStream file =
        Objects.requireNonNull(
            SampleProfile.class.getResourceAsStream("tenant-profile.json"),
            "tenant-profile.json")) {
      return TenantProfile.ofJson(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the simulated tenant the subscription of the organisation. */
  static void subscribe(SimulatedTenant simulated) {
    simulated.rows(
        "v1.0",
        "/subscribedSkus",
        """
        {"id":"ems","skuPartNumber":"EMS","capabilityStatus":"Enabled","servicePlans":[
          {"servicePlanName":"INTUNE_A","provisioningStatus":"Success"},
          {"servicePlanName":"AAD_PREMIUM","provisioningStatus":"Success"},
          {"servicePlanName":"MFA_PREMIUM","provisioningStatus":"Success"}]}
        """);
  }
}
