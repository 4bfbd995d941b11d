package org.dsr4j.it.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.dsr4j.it.history.HistoryChecker;
import org.dsr4j.it.history.Invariant;
import org.dsr4j.testkit.RecordedRequest;

/** Sees that no account is purged before its time as a restorable account has passed. */
final class GracePeriod {

  private static final String USER = "/users/";
  private static final String DELETED = "/directory/deletedItems/";

  private final HistoryChecker checker;
  private final Map<String, Instant> deleted = new HashMap<>();
  private Duration least = Duration.ofDays(7);

  GracePeriod(HistoryChecker checker) {
    this.checker = checker;
  }

  /** The engine's clock jumped forward by this time. */
  void shorten(Duration jump) {
    least = least.minus(jump);
  }

  void answered(RecordedRequest request, Instant now) {
    if (!request.method().equals("DELETE") || request.status() / 100 != 2) {
      return;
    }
    if (request.path().startsWith(USER) && request.path().indexOf('/', USER.length()) < 0) {
      deleted.put(request.path().substring(USER.length()), now);
    } else if (request.path().startsWith(DELETED)) {
      Instant from = deleted.get(request.path().substring(DELETED.length()));
      if (from == null || now.isBefore(from.plus(least))) {
        checker.violated(Invariant.PURGE_IN_TIME, "deleted " + from + ", purged " + now);
      }
    }
  }
}
