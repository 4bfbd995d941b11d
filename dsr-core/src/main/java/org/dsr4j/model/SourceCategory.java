package org.dsr4j.model;

/** The categories of personal data in Microsoft's guide "Intune Data Subject Requests". */
public enum SourceCategory {
  /** Data provided by or on behalf of the customer. */
  CUSTOMER_DATA,
  /** Identifiable information about end users. */
  END_USER_INFORMATION,
  /** Data that the service generates during its operation. */
  SYSTEM_GENERATED_LOG,
  /** Records of who did what; administrators cannot erase them. */
  AUDIT_LOG
}
