package org.dsr4j.testkit.contract;

/** How a service fails. */
public enum Fault {
  /** It refuses, because a permission or licence is missing. */
  NOT_PERMITTED,
  /** It does not answer, or its answer is unusable. */
  UNAVAILABLE,
  /** It begins to answer and stops before the end, after some records if possible. */
  INTERRUPTED,
  /** It does not answer until the fault is cleared or the caller gives up. */
  HANGS
}
