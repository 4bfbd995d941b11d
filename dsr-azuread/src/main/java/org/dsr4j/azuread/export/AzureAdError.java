package org.dsr4j.azuread.export;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;

/** The adapter's own error codes; the remedies are in {@code docs/errors.md}. */
public enum AzureAdError implements ErrorCode {
  /** Azure AD's own export was not started; an export of the request starts it. */
  EXPORT_NOT_BEGUN(ErrorFamily.CALLER, false),
  /** Azure AD's own export is in progress. */
  EXPORT_PENDING(ErrorFamily.EXTERNAL, true),
  /** It is unknown whether Azure AD's own export was started: the response was lost. */
  EXPORT_UNKNOWN(ErrorFamily.EXTERNAL, true),
  /** Azure AD's own export failed, or is not finished after the maximum time. */
  EXPORT_FAILED(ErrorFamily.EXTERNAL, false),
  /** The storage location for Azure AD's own export contains another export. */
  EXPORT_LOCATION_USED(ErrorFamily.CALLER, false),
  /** The service has no list of such operations, and none was started for this request. */
  EXPORT_UNLISTED(ErrorFamily.EXTERNAL, false),
  /** The stored state of exports cannot be read or written. */
  EXPORT_MEMORY_UNUSABLE(ErrorFamily.CALLER, false);

  private final ErrorDescriptor descriptor;

  AzureAdError(ErrorFamily family, boolean retryable) {
    this.descriptor = ErrorDescriptor.of("azuread", this, family, retryable);
  }

  @Override
  public ErrorDescriptor descriptor() {
    return descriptor;
  }
}
