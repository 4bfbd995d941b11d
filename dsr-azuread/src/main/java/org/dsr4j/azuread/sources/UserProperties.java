package org.dsr4j.azuread.sources;

import org.dsr4j.graph.catalogue.PropertySelection;

/** The selected properties of a user: Graph returns only a few without $select. */
final class UserProperties {

  /**
   * Stored in the directory itself. Without secrets, and without properties that need more
   * permissions.
   */
  static final PropertySelection DIRECTORY =
      PropertySelection.of(
              "id",
              "accountEnabled",
              "ageGroup",
              "assignedLicenses",
              "assignedPlans",
              "authorizationInfo",
              "businessPhones",
              "city",
              "companyName",
              "consentProvidedForMinor",
              "country",
              "createdDateTime",
              "creationType",
              "department",
              "deviceEnrollmentLimit",
              "displayName",
              "employeeHireDate",
              "employeeId",
              "employeeOrgData",
              "employeeType",
              "externalUserState",
              "externalUserStateChangeDateTime",
              "faxNumber",
              "givenName",
              "identities",
              "imAddresses",
              "isResourceAccount",
              "jobTitle",
              "lastPasswordChangeDateTime",
              "legalAgeGroupClassification",
              "licenseAssignmentStates",
              "mail",
              "mailNickname",
              "mobilePhone",
              "officeLocation",
              "onPremisesDistinguishedName",
              "onPremisesDomainName",
              "onPremisesExtensionAttributes",
              "onPremisesImmutableId",
              "onPremisesLastSyncDateTime",
              "onPremisesProvisioningErrors",
              "onPremisesSamAccountName",
              "onPremisesSecurityIdentifier",
              "onPremisesSyncEnabled",
              "onPremisesUserPrincipalName",
              "otherMails",
              "passwordPolicies",
              "postalCode",
              "preferredDataLocation",
              "preferredLanguage",
              "provisionedPlans",
              "proxyAddresses",
              "securityIdentifier",
              "serviceProvisioningErrors",
              "showInAddressList",
              "signInSessionsValidFromDateTime",
              "state",
              "streetAddress",
              "surname",
              "usageLocation",
              "userPrincipalName",
              "userType")
          .without("france-bleu", "serviceProvisioningErrors")
          .without("germany-delos", "serviceProvisioningErrors")
          .without("govsg", "deviceEnrollmentLimit", "serviceProvisioningErrors")
          .without("us-nat", lackingInIsolatedClouds())
          .without("us-sec", lackingInIsolatedClouds());

  /**
   * Stored in the person's SharePoint profile: read separately, because this read may fail alone.
   */
  static final PropertySelection PROFILE =
      PropertySelection.of(
              "id",
              "aboutMe",
              "birthday",
              "hireDate",
              "interests",
              "mySite",
              "pastProjects",
              "preferredName",
              "responsibilities",
              "schools",
              "skills")
          .without(
              "govsg",
              "aboutMe",
              "birthday",
              "hireDate",
              "interests",
              "mySite",
              "pastProjects",
              "preferredName",
              "responsibilities",
              "schools",
              "skills");

  private UserProperties() {}

  private static String[] lackingInIsolatedClouds() {
    return new String[] {
      "createdDateTime",
      "deviceEnrollmentLimit",
      "employeeHireDate",
      "employeeOrgData",
      "employeeType"
    };
  }
}
