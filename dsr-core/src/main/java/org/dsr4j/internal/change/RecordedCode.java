package org.dsr4j.internal.change;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorFamily;

/** A code as it was written down, perhaps by an adapter that is not here any more. */
record RecordedCode(String code, ErrorFamily family, boolean retryable) implements ErrorCode {

  static RecordedCode of(ErrorCode code) {
    return new RecordedCode(code.code(), code.family(), code.retryable());
  }
}
