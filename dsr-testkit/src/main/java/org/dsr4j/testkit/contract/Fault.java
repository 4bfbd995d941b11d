package org.dsr4j.testkit.contract;

/** How a service fails. */
public enum Fault {
  /** It refuses, because a permission or licence is missing. */
  NOT_PERMITTED,
  /** It does not answer, or answers nothing that can be used. */
  UNAVAILABLE,
  /** It answers and breaks off before the end, where it can after some records. */
  INTERRUPTED,
  /** It never answers, until healed or until the caller gives up. */
  HANGS
}
