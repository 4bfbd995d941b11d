package org.dsr4j.internal.cases;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorFamily;

/** A code as it was written down, perhaps by an adapter that is not here any more. */
record RecordedErrorCode(String code, ErrorFamily family, boolean retryable) implements ErrorCode {

  static RecordedErrorCode of(ErrorCode code) {
    return new RecordedErrorCode(code.code(), code.family(), code.retryable());
  }
}
