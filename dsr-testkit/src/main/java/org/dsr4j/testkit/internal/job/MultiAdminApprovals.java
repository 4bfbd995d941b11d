package org.dsr4j.testkit.internal.job;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.state.SavedState;
import org.dsr4j.testkit.internal.store.Seed;
import org.jspecify.annotations.Nullable;

/** Multi Admin Approval of one tenant. Safe for use by several threads. */
public final class MultiAdminApprovals {

  /** The header with an approval's code, in requests and responses. */
  public static final String HEADER = "x-msft-approval-code";

  private static final Duration LIFETIME = Duration.ofDays(3);

  private record Approval(String code, Instant until, boolean granted) {}

  private final Map<String, Approval> byCall = new HashMap<>();
  private final Seed seed;
  private boolean required;
  private int asked;

  public MultiAdminApprovals(Seed seed) {
    this.seed = seed;
  }

  /**
   * Sets whether some calls need a second administrator.
   *
   * @param require whether they do
   */
  public synchronized void require(boolean require) {
    required = require;
  }

  /**
   * Grants a requested approval.
   *
   * @param code the code from the refusal
   * @throws IllegalArgumentException when no such approval was requested
   */
  public synchronized void approve(String code) {
    for (Map.Entry<String, Approval> entry : byCall.entrySet()) {
      Approval approval = entry.getValue();
      if (approval.code().equals(code)) {
        entry.setValue(new Approval(code, approval.until(), true));
        return;
      }
    }
    throw new IllegalArgumentException("no approval with this code was requested");
  }

  public synchronized SavedState saveState() {
    SavedState calls = SavedState.of(byCall);
    boolean requiredThen = required;
    int askedThen = asked;
    return () -> restore(calls, requiredThen, askedThen);
  }

  private synchronized void restore(SavedState calls, boolean requiredThen, int askedThen) {
    calls.restore();
    required = requiredThen;
    asked = askedThen;
  }

  /** Accepts a call once if it is approved and has the code of the approval. */
  public synchronized void requireApproval(String call, @Nullable String code, Instant now) {
    if (!required) {
      return;
    }
    Approval approval = byCall.get(call);
    if (approval == null || now.isAfter(approval.until())) {
      String fresh = seed.child("approval " + asked++).guid();
      approval = new Approval(fresh, now.plus(LIFETIME), false);
      byCall.put(call, approval);
    }
    if (!approval.granted() || !approval.code().equals(code)) {
      throw new RequestRefusedException(
          new ErrorBody(
              403,
              "ApprovalRequired",
              "The request needs the approval of another administrator before it is carried out."),
          Map.of(HEADER, approval.code()));
    }
    byCall.remove(call);
  }
}
