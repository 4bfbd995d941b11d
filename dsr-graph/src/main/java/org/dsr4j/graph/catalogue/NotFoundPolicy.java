package org.dsr4j.graph.catalogue;

import java.util.Collection;
import java.util.Optional;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.spi.ReadTask;

/** Tells "there is nothing" from "nothing could be seen", where Graph answers 404 to both. */
public record NotFoundPolicy(ReadTask task) {

  /**
   * What a failure leaves unread; empty when it means that there is nothing.
   *
   * @param what what was read
   * @param ofAccount whether the path is below the account
   * @param noneOn404 whether the place says so by a 404 when it is empty
   * @param people whom it was read for
   */
  public Optional<Gap> gap(
      String what,
      boolean ofAccount,
      boolean noneOn404,
      Collection<Identity> people,
      GraphFailure failure) {
    if (!saysNone(ofAccount, noneOn404, people, failure)) {
      return Optional.of(failure.asGap(what));
    }
    return task.afterErasure() && ofAccount
        ? Optional.of(
            new Gap(
                LedgerStatus.NOT_APPLICABLE,
                failure.error(),
                what + ": went with the account, whatever is kept behind it for a while"))
        : Optional.empty();
  }

  /** A deleted account's paths answer 404 whatever lies behind them: that is no "none". */
  private boolean saysNone(
      boolean ofAccount, boolean noneOn404, Collection<Identity> people, GraphFailure failure) {
    return (noneOn404 || task.afterErasure())
        && failure.error() == GraphError.NOT_FOUND
        && !(ofAccount && people.stream().anyMatch(this::deleted));
  }

  /** Whom nobody knows any more was deleted once, and is gone since. */
  private boolean deleted(Identity who) {
    return !who.identifiers(GraphIdentifierKinds.DELETED_OBJECT_ID).isEmpty()
        && !task.notIdentified(who);
  }
}
