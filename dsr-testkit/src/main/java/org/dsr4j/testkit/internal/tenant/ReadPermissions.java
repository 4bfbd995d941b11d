package org.dsr4j.testkit.internal.tenant;

import java.util.List;

/** The application permissions that reading needs. */
public final class ReadPermissions {

  public static final List<String> ALL =
      List.of(
          "AccessReview.Read.All",
          "Application.Read.All",
          "AuditLog.Read.All",
          "AuditLogsQuery.Read.All",
          "BitlockerKey.ReadBasic.All",
          "CloudPC.Read.All",
          "ConsentRequest.Read.All",
          "CrossTenantUserProfileSharing.Read.All",
          "CustomSecAttributeAssignment.Read.All",
          "CustomSecAttributeAuditLogs.Read.All",
          "Device.Read.All",
          "DeviceLocalCredential.ReadBasic.All",
          "DeviceManagementApps.Read.All",
          "DeviceManagementConfiguration.Read.All",
          "DeviceManagementManagedDevices.Read.All",
          "DeviceManagementRBAC.Read.All",
          "DeviceManagementServiceConfig.Read.All",
          "Directory.Read.All",
          "EntitlementManagement.Read.All",
          "ExternalUserProfile.Read.All",
          "IdentityRiskEvent.Read.All",
          "IdentityRiskyUser.Read.All",
          "LicenseAssignment.Read.All",
          "LifecycleWorkflows-Workflow.Read.All",
          "OrgContact.Read.All",
          "Organization.Read.All",
          "PendingExternalUserProfile.Read.All",
          "Policy.Read.All",
          "PrivilegedAssignmentSchedule.Read.AzureADGroup",
          "PrivilegedEligibilitySchedule.Read.AzureADGroup",
          "ProfilePhoto.Read.All",
          "ProvisioningLog.Read.All",
          "Reports.Read.All",
          "RoleAssignmentSchedule.Read.Directory",
          "RoleEligibilitySchedule.Read.Directory",
          "RoleManagement.Read.Directory",
          "RoleManagementAlert.Read.Directory",
          "User.Export.All",
          "User-LifeCycleInfo.Read.All",
          "User.Read.All",
          "UserAuthenticationMethod.Read.All");

  private ReadPermissions() {}
}
