package org.dsr4j.graph.internal.paging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.dsr4j.graph.internal.send.GraphIoException;
import org.dsr4j.graph.internal.send.TenantCheckedTokens;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/** Reads the tenant from Graph once, before any other read. Thread-safe. */
public final class TenantConfirmation {

  private static final GraphRequest ORGANIZATION =
      GraphRequest.get(GraphVersion.V1, "/organization").query("$select", "id");
  private static final String QUESTION = "GET /v1.0/organization";
  private static final long LOCK_WAIT_MILLIS = 50;

  private final TenantId tenant;
  private final Pager pager;
  private final TenantCheckedTokens tokens;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable TenantCheck confirmed;

  public TenantConfirmation(TenantId tenant, Pager pager, TenantCheckedTokens tokens) {
    this.tenant = tenant;
    this.pager = pager;
    this.tokens = tokens;
  }

  /** Whether the tenant was confirmed. */
  public boolean isConfirmed() {
    return confirmed != null;
  }

  /**
   * Permits reads only for the confirmed tenant.
   *
   * @throws GraphIoException when it is another tenant, or could not be read
   */
  public void require(Cancellation cancellation) throws GraphIoException {
    TenantCheck check = check(cancellation);
    if (check.status() != TenantCheck.Status.CONFIRMED) {
      throw new GraphIoException(
          FailureMapping.failure(GraphError.TENANT_MISMATCH, check.evidence()));
    }
  }

  /**
   * Reads the tenant, unless it was confirmed before.
   *
   * @throws GraphIoException when it could not be read
   */
  public TenantCheck check(Cancellation cancellation) throws GraphIoException {
    TenantCheck known = confirmed;
    if (known != null) {
      return known;
    }
    await(cancellation);
    try {
      TenantCheck before = confirmed;
      TenantCheck check = before != null ? before : ask(cancellation);
      if (check.status() == TenantCheck.Status.CONFIRMED) {
        confirmed = check;
      }
      return check;
    } finally {
      asking.unlock();
    }
  }

  /**
   * Waits for the thread that reads the tenant, in short steps so that a cancellation takes effect.
   */
  private void await(Cancellation cancellation) throws GraphIoException {
    try {
      while (!asking.tryLock(LOCK_WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        if (cancellation.isCancelled()) {
          throw GraphIoException.cancelled();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GraphIoException(
          FailureMapping.failure(GraphError.CANCELLED, "the thread was interrupted"));
    }
  }

  private TenantCheck ask(Cancellation cancellation) throws GraphIoException {
    List<String> ids = new ArrayList<>(1);
    try {
      Optional<GraphFailure> incomplete =
          pager.rows(
              ORGANIZATION,
              row -> ids.add(ids.size() < 2 ? row.text("id").orElse("") : ""),
              cancellation);
      if (incomplete.isPresent()) {
        throw new GraphIoException(incomplete.get());
      }
    } catch (GraphIoException e) {
      return unanswered(e.failure());
    }
    if (ids.size() != 1) {
      throw unreadable(200, "did not answer with exactly one organisation");
    }
    return compare(ids.get(0));
  }

  private TenantCheck compare(String id) throws GraphIoException {
    TenantId answered;
    try {
      answered = TenantId.of(id);
    } catch (DsrException e) {
      throw unreadable(200, "answered without a tenant id");
    }
    if (!answered.equals(tenant)) {
      return TenantCheck.otherTenant(QUESTION + " answered with tenant " + answered);
    }
    return TenantCheck.confirmed(
        QUESTION
            + " answered with this tenant's id; "
            + (tokens.lastNamedTenant()
                ? "the token names the same tenant"
                : "the token does not name its tenant"));
  }

  private static TenantCheck unanswered(GraphFailure failure) throws GraphIoException {
    return switch (failure.error()) {
      case TENANT_MISMATCH -> TenantCheck.otherTenant(failure.detail());
      case AUTHENTICATION_FAILED, CANCELLED, CLOSED -> throw new GraphIoException(failure);
      // A missing permission does not pass: unlike the others, this is not repeated.
      case FORBIDDEN ->
          throw new GraphIoException(
              new GraphFailure(
                  GraphError.FORBIDDEN,
                  failure.httpStatus(),
                  QUESTION
                      + " answered HTTP "
                      + failure.httpStatus()
                      + FailureMapping.remedy(GraphError.TENANT_UNREADABLE)));
      default -> throw unreadable(failure.httpStatus(), "failed: " + failure.detail());
    };
  }

  private static GraphIoException unreadable(int status, String happened) {
    GraphFailure failure =
        FailureMapping.failure(GraphError.TENANT_UNREADABLE, QUESTION + " " + happened);
    return new GraphIoException(new GraphFailure(failure.error(), status, failure.detail()));
  }
}
