package org.dsr4j.azuread.export;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;

/** The adapter's own error codes; {@code docs/errors.md} says for each what mends it. */
public enum AzureAdError implements ErrorCode {
  /** Azure AD's own export was not begun; an export of the request begins it. */
  EXPORT_NOT_BEGUN(ErrorFamily.CALLER, false),
  /** Azure AD's own export is under way. */
  EXPORT_PENDING(ErrorFamily.EXTERNAL, true),
  /** Azure AD's own export was begun or not: the answer was lost. */
  EXPORT_UNKNOWN(ErrorFamily.EXTERNAL, true),
  /** Azure AD's own export failed, or is not done after its time. */
  EXPORT_FAILED(ErrorFamily.EXTERNAL, false),
  /** No list of such operations exists, and none was begun for this request. */
  EXPORT_UNLISTED(ErrorFamily.EXTERNAL, false),
  /** What is known of exports cannot be kept or read. */
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
