package org.dsr4j.it.history;

/** What must hold after every line of a journal and after every call. */
public enum Invariant {
  /** An irreversible call that took effect is not sent again under the same approval. */
  IRREVERSIBLE_ONCE,
  /** An irreversible call that took effect is not sent again by another case. */
  IRREVERSIBLE_ONCE_FOR_ALL_CASES,
  /** Before a change is sent, its intent is durable, and the intent has no result yet. */
  INTENT_FIRST,
  /** Nobody erases what was restored after the approval. */
  NONE_AFTER_RESTORATION,
  /** No step begins after the case was withdrawn. */
  NONE_AFTER_WITHDRAWAL,
  /** An approval starts one execution. */
  APPROVAL_ONCE,
  /** Only a plan of the library is executed, without any change. */
  OWN_PLAN,
  /** Nothing of another person is changed. */
  OTHER_PEOPLE,
  /** A case does not begin to change an object that another open case would change. */
  CLAIMED_ONCE,
  /** No account is purged before its time as a restorable account has passed. */
  PURGE_IN_TIME,
  /** A journal has one writer: its numbers only increase. */
  ONE_WRITER,
  /** A step is done and a source is erased only when the tenant says so. */
  LEDGER_NOT_BETTER,
  /** The engine fails with its own exceptions only. */
  KNOWN_FAILURE
}
