package org.dsr4j.internal.registry;

/** A call of foreign code threw, returned null, did not end in time, or was not made. */
public final class CallFailed extends Exception {

  private static final long serialVersionUID = 1L;

  private final Throwable reason;

  CallFailed(Throwable reason) {
    super(reason.getClass().getName());
    this.reason = reason;
  }

  /** What the code threw, or a {@code DsrException} of the library. */
  public Throwable reason() {
    return reason;
  }
}
