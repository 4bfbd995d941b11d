package org.dsr4j.evidence;

/** What a set-up of journals cannot detect or survive. */
public enum JournalRisk {
  /** Journals are in memory: after the end of the process it is unknown what was done. */
  JOURNALS_IN_MEMORY,
  /** Keys are in memory: no other process can resume a case. */
  KEYS_IN_MEMORY,
  /**
   * There is no anchor: a truncated journal looks valid, and two hosts with copies of one journal
   * can execute one plan twice.
   */
  NO_ANCHOR,
  /** There is no log of cases: a case whose journal and anchor were deleted is not noticed. */
  NO_LOG,
  /** Keys and journals are in one folder: a copy of it contains both. */
  KEYS_BESIDE_JOURNALS,
  /**
   * Heads or log and journals are in one folder: a person who can change the journals can change
   * the heads too.
   */
  HEADS_BESIDE_JOURNALS,
  /**
   * Journals, heads or log are on a network drive, where locks and forced writes may have no
   * effect.
   */
  NETWORK_DRIVE
}
