package org.dsr4j.it.simulation;

/** What may happen at any moment. */
enum Act {
  /** The process ends; nothing of it reaches the disk or the service any more. */
  KILL,
  /** A connection is cut, before or after the effect of the request; or a write to disk fails. */
  CUT,
  /** Another runner resumes the same case meanwhile. */
  SECOND_RUNNER,
  /** Another runner resumes the same case meanwhile, because the lock file was deleted. */
  SECOND_RUNNER_WITHOUT_LOCK,
  /** A runner executes or resumes another case of the same person meanwhile. */
  OTHER_CASE,
  /** An administrator restores the account. */
  RESTORE_ACCOUNT,
  /** An administrator deletes the account. */
  DELETE_ACCOUNT,
  /** An administrator restores the account, and deletes it again later for another reason. */
  RESTORE_AND_DELETE_ACCOUNT,
  /** An administrator gives the computer to somebody else. */
  REASSIGN_COMPUTER,
  /** An administrator deletes the phone's record. */
  DELETE_PHONE,
  /** The person gets another address, and somebody else gets the old one. */
  MOVE_ADDRESS,
  /** The directory shows deletions late. */
  LATE_DIRECTORY,
  /** The devices check in, and the person opens the apps. */
  CHECK_IN,
  /** The clock of the engine jumps forward by 20 minutes. */
  CLOCK_FORWARD,
  /** The clock of the engine jumps back by 3 minutes. */
  CLOCK_BACK;

  /** Whether it can happen between runs too. */
  boolean outside() {
    return compareTo(OTHER_CASE) > 0;
  }
}
