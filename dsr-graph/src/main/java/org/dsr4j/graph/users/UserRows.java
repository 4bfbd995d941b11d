package org.dsr4j.graph.users;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.model.Content;

/** Keeps of all rows the accounts that were asked for. */
final class UserRows implements RowConsumer {

  private final boolean deleted;
  private final Predicate<UserAccount> asked;
  private final Predicate<UserAccount> shown;
  private final Map<String, UserAccount> kept = new LinkedHashMap<>();
  private boolean hasHiddenAccount;
  private boolean hasVisibleAccount;
  private boolean hasUnreadableRow;

  /**
   * Takes all rows of a list.
   *
   * @param deleted whether they are deleted accounts
   * @param asked which of them are kept
   * @param shown whether an account shows what was asked for at all
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

  /** The accounts that were asked for, by object id. */
  Map<String, UserAccount> kept() {
    return kept;
  }

  /** Whether an account came that does not show what was asked for. */
  boolean hasHiddenAccount() {
    return hasHiddenAccount;
  }

  /** Whether an account came that does. */
  boolean hasVisibleAccount() {
    return hasVisibleAccount;
  }

  /** Whether a row came that is no account. */
  boolean hasUnreadableRow() {
    return hasUnreadableRow;
  }
}
