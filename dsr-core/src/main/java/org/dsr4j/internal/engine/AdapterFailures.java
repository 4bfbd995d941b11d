package org.dsr4j.internal.engine;

import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.Gap;

/** What stands in the ledger for something that an adapter threw. */
public final class AdapterFailures {

  private AdapterFailures() {}

  /** Names the class only: the message of a foreign throwable may hold personal data. */
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
            + "; its vendor must mend it");
  }
}
