package org.dsr4j.internal.engine;

import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;

/** Creates the ledger gap for an exception that an adapter threw. */
public final class AdapterFailures {

  private AdapterFailures() {}

  /**
   * Contains only the class name: the message of another library's exception may contain personal
   * data.
   */
  public static Gap gap(Throwable thrown, String doing) {
    if (thrown instanceof DsrException e) {
      return Gap.failed(e.code(), String.valueOf(e.getMessage()));
    }
    return Gap.failed(
        DsrError.ADAPTER_FAILURE,
        "The adapter threw "
            + thrown.getClass().getName()
            + " while "
            + doing
            + "; its vendor must fix it");
  }
}
