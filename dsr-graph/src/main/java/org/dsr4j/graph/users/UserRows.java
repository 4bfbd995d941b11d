package org.dsr4j.graph.users;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Content;

/** Keeps the requested accounts of all rows. */
final class UserRows implements RowConsumer {

  private final boolean deleted;
  private final Predicate<UserAccount> asked;
  private final Predicate<UserAccount> shown;
  private final Map<String, UserAccount> kept = new LinkedHashMap<>();
  private boolean hasHiddenAccount;
  private boolean hasVisibleAccount;
  private boolean hasUnreadableRow;

  /**
   * Reads all rows of a list.
   *
   * @param deleted whether they are deleted accounts
   * @param asked which of them are kept
   * @param shown whether an account has the searched properties at all
   */
  UserRows(boolean deleted, Predicate<UserAccount> asked, Predicate<UserAccount> shown) {
    this.deleted = deleted;
    this.asked = asked;
    this.shown = shown;
  }

  @Override
  public void row(Content row) {
    Optional<UserAccount> account = UserRow.read(row, deleted);
    hasUnreadableRow |= account.isEmpty();
    boolean shows = account.filter(shown).isPresent();
    hasHiddenAccount |= account.isPresent() && !shows;
    hasVisibleAccount |= shows;
    account.filter(asked).ifPresent(found -> kept.put(found.id(), found));
  }

  /** Returns the requested accounts, by object id. */
  Map<String, UserAccount> kept() {
    return kept;
  }

  /** Whether a row was an account without the searched properties. */
  boolean hasHiddenAccount() {
    return hasHiddenAccount;
  }

  /** Whether a row was an account with the searched properties. */
  boolean hasVisibleAccount() {
    return hasVisibleAccount;
  }

  /** Whether a row was not an account. */
  boolean hasUnreadableRow() {
    return hasUnreadableRow;
  }
}
