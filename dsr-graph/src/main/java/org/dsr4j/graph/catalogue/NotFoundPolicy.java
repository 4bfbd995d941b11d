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

/** Distinguishes "no data" from "not visible", where Graph returns 404 for both. */
public record NotFoundPolicy(ReadTask task) {

  /**
   * Returns the gap of a failure; empty when the failure means that there are no data.
   *
   * @param what the data that were read
   * @param ofAccount whether the path is below the account
   * @param noneOn404 whether the endpoint returns 404 when it is empty
   * @param people the people of the read
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
    return ofAccount && (task.afterErasure() || unknown(people))
        ? Optional.of(
            new Gap(
                LedgerStatus.NOT_APPLICABLE,
                failure.error(),
                what
                    + (task.afterErasure()
                        ? ": deleted with the account; the service may keep the data for some time"
                        : ": there is no such account; the service may keep the data of a deleted"
                            + " account for some time")))
        : Optional.empty();
  }

  /** Paths of a deleted account always return 404: this does not mean "no data". */
  private boolean saysNone(
      boolean ofAccount, boolean noneOn404, Collection<Identity> people, GraphFailure failure) {
    return (noneOn404 || task.afterErasure() || (ofAccount && unknown(people)))
        && failure.error() == GraphError.NOT_FOUND
        && !(ofAccount && people.stream().anyMatch(this::deleted));
  }

  /** The service was asked for the account, also among the deleted ones, and does not know it. */
  private boolean unknown(Collection<Identity> people) {
    return !people.isEmpty() && people.stream().allMatch(task::notIdentified);
  }

  /** A person whom no service knows any more had an account that was deleted permanently. */
  private boolean deleted(Identity who) {
    return !who.identifiers(GraphIdentifierKinds.DELETED_OBJECT_ID).isEmpty()
        && !task.notIdentified(who);
  }
}
