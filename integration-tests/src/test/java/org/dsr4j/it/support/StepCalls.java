package org.dsr4j.it.support;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.testkit.RecordedRequest;

/** The call of each kind of step, defined a second time, independently of the adapters. */
public final class StepCalls {

  private static final String DEVICE = "/deviceManagement/managedDevices/{managedDeviceId}";
  private static final String AUTOPILOT =
      "/deviceManagement/windowsAutopilotDeviceIdentities/{autopilotId}";

  private static final Map<String, String> CALLS =
      Map.ofEntries(
          Map.entry("wipe-app-data", "POST /users/{userId}/wipeManagedAppRegistrationsByDeviceTag"),
          Map.entry("block-sign-in", "PATCH /users/{userId}"),
          Map.entry("revoke-sessions", "POST /users/{userId}/revokeSignInSessions"),
          Map.entry("unassign-device", "DELETE " + DEVICE + "/users/$ref"),
          Map.entry("retire-device", "POST " + DEVICE + "/retire"),
          Map.entry("wipe-device", "POST " + DEVICE + "/wipe"),
          Map.entry("delete-device", "DELETE " + DEVICE),
          Map.entry("unassign-autopilot", "POST " + AUTOPILOT + "/unassignUserFromDevice"),
          Map.entry("delete-autopilot", "DELETE " + AUTOPILOT),
          Map.entry(
              "delete-phone-method",
              "DELETE /users/{userId}/authentication/phoneMethods/{methodId}"),
          Map.entry(
              "delete-authenticator-method",
              "DELETE /users/{userId}/authentication/microsoftAuthenticatorMethods/{methodId}"),
          Map.entry("delete-device-object", "DELETE /devices/{deviceObjectId}"),
          Map.entry(
              "delete-app-role-assignment",
              "DELETE /users/{userId}/appRoleAssignments/{assignmentId}"),
          Map.entry("delete-consent", "DELETE /oauth2PermissionGrants/{grantId}"),
          Map.entry("remove-group-ownership", "DELETE /groups/{objectId}/owners/{userId}/$ref"),
          Map.entry(
              "remove-application-ownership",
              "DELETE /applications/{objectId}/owners/{userId}/$ref"),
          Map.entry(
              "remove-principal-ownership",
              "DELETE /servicePrincipals/{objectId}/owners/{userId}/$ref"),
          Map.entry("delete-account", "DELETE /users/{userId}"),
          Map.entry("purge-account", "DELETE /directory/deletedItems/{userId}"),
          Map.entry("restore-account", "POST /directory/deletedItems/{userId}/restore"),
          Map.entry("unblock-sign-in", "PATCH /users/{userId}"));

  /** The forms of targets that name more than the path. */
  private static final Map<String, String> TARGETS =
      Map.of(
          "wipe-app-data", "{userId}/{deviceTag}",
          "delete-consent", "{userId}/{grantId}");

  private static final Pattern PART = Pattern.compile("\\{([A-Za-z]+)}");

  private static final Map<String, Pattern> SHAPES =
      CALLS.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, each -> shape(each.getValue())));

  private StepCalls() {}

  private static Pattern shape(String call) {
    return Pattern.compile(
        PART.matcher(call.replace("$", "\\$")).replaceAll("[^/]+"), Pattern.CASE_INSENSITIVE);
  }

  /** Whether this class defines the call of this kind of step. */
  public static boolean isKnown(PlannedStep step) {
    return CALLS.containsKey(step.kind());
  }

  public static String method(PlannedStep step) {
    return call(step).substring(0, call(step).indexOf(' '));
  }

  public static String path(PlannedStep step) {
    return call(step).substring(call(step).indexOf(' ') + 1);
  }

  /** Method and path. */
  public static String call(PlannedStep step) {
    String call = CALLS.get(step.kind());
    if (call == null) {
      throw new IllegalArgumentException("add the call of " + step.kind() + " calls");
    }
    return PART.matcher(call)
        .replaceAll(found -> Matcher.quoteReplacement(part(step, found.group(1))));
  }

  /** A part of the target that the call of the step names, for example "managedDeviceId". */
  public static String part(PlannedStep step, String name) {
    List<String> names =
        PART.matcher(TARGETS.getOrDefault(step.kind(), path(step.kind())))
            .results()
            .map(found -> found.group(1))
            .toList();
    return step.target().split("/", names.size())[names.indexOf(name)];
  }

  private static String path(String kind) {
    return String.valueOf(CALLS.get(kind));
  }

  public static String call(RecordedRequest request) {
    return request.method() + " " + request.path();
  }

  /** Whether a request may be the call of a kind of step, whatever its target is. */
  public static boolean isOfKind(String kind, RecordedRequest request) {
    Pattern shape = SHAPES.get(kind);
    return shape != null && shape.matcher(call(request)).matches();
  }

  /** Whether a request is the call of some kind of step. */
  public static boolean isOfAnyKind(RecordedRequest request) {
    return SHAPES.keySet().stream().anyMatch(kind -> isOfKind(kind, request));
  }

  public static boolean isOf(PlannedStep step, RecordedRequest request) {
    return call(request).equalsIgnoreCase(call(step));
  }
}
