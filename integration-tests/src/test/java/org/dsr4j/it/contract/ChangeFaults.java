package org.dsr4j.it.contract;

import java.util.concurrent.CountDownLatch;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.RequestWatcher;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.contract.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Makes all changes of a simulated tenant fail, while reads still work. The source of the step is
 * ignored, because the kit performs one step at a time.
 */
final class ChangeFaults implements RequestWatcher {

  private static final String[] WRITES = {
    "PATCH /users/{user-id}",
    "DELETE /users/{user-id}",
    "POST /users/{user-id}/revokeSignInSessions",
    "DELETE /directory/deletedItems/{directoryObject-id}",
    "DELETE /users/{user-id}/authentication/phoneMethods/{phoneAuthenticationMethod-id}",
    "DELETE /users/{user-id}/authentication/microsoftAuthenticatorMethods"
        + "/{microsoftAuthenticatorAuthenticationMethod-id}",
    "DELETE /users/{user-id}/appRoleAssignments/{appRoleAssignment-id}",
    "DELETE /oauth2PermissionGrants/{oAuth2PermissionGrant-id}",
    "DELETE /devices/{device-id}",
    "DELETE /groups/{group-id}/owners/{directoryObject-id}/$ref",
    "DELETE /applications/{application-id}/owners/{directoryObject-id}/$ref",
    "DELETE /servicePrincipals/{servicePrincipal-id}/owners/{directoryObject-id}/$ref",
    "POST /users/{user-id}/wipeManagedAppRegistrationsByDeviceTag",
    "DELETE /deviceManagement/managedDevices/{managedDevice-id}/users/$ref",
    "POST /deviceManagement/managedDevices/{managedDevice-id}/retire",
    "POST /deviceManagement/managedDevices/{managedDevice-id}/wipe",
    "DELETE /deviceManagement/managedDevices/{managedDevice-id}",
    "POST /deviceManagement/windowsAutopilotDeviceIdentities"
        + "/{windowsAutopilotDeviceIdentity-id}/unassignUserFromDevice",
    "DELETE /deviceManagement/windowsAutopilotDeviceIdentities/{windowsAutopilotDeviceIdentity-id}"
  };

  private final SimulatedTenant tenant;
  private volatile @Nullable CountDownLatch hanging;
  private volatile boolean losing;

  ChangeFaults(SimulatedTenant tenant) {
    this.tenant = tenant;
    tenant.watch(this);
  }

  void inject(Fault fault) {
    switch (fault) {
      case NOT_PERMITTED -> reply(403);
      case UNAVAILABLE -> reply(503);
      case INTERRUPTED -> losing = true;
      case HANGS -> hanging = new CountDownLatch(1);
    }
  }

  private void reply(int status) {
    for (String write : WRITES) {
      int blank = write.indexOf(' ');
      tenant
          .faults()
          .on(write.substring(blank + 1))
          .onMethod(write.substring(0, blank))
          .reply(status);
    }
  }

  void clear() {
    losing = false;
    CountDownLatch waiting = hanging;
    hanging = null;
    if (waiting != null) {
      waiting.countDown();
    }
  }

  @Override
  public Verdict beforeEffect(RecordedRequest request) {
    CountDownLatch waiting = hanging;
    if (waiting == null || reads(request)) {
      return Verdict.PROCEED;
    }
    try {
      waiting.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    // A caller that gave up gets no answer, and nothing is changed.
    return Verdict.DISCONNECT;
  }

  @Override
  public Verdict afterEffect(RecordedRequest request) {
    return losing && !reads(request) ? Verdict.DISCONNECT : Verdict.PROCEED;
  }

  private static boolean reads(RecordedRequest request) {
    return request.method().equals("GET") || request.path().endsWith("$batch");
  }
}
