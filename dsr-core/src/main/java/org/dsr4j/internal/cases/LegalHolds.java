package org.dsr4j.internal.cases;

import java.util.List;
import java.util.Optional;
import org.dsr4j.internal.registry.CallFailed;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.operator.LegalHoldCheck;
import org.dsr4j.spi.operator.LegalHoldProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks all providers of legal holds; a provider that fails or does not respond in time counts as a
 * legal hold.
 */
public final class LegalHolds {

  private static final Logger LOG = LoggerFactory.getLogger(LegalHolds.class);

  private LegalHolds() {}

  /** Returns why the person's data must not be changed, or empty when no provider objects. */
  public static Optional<String> reasonToRefuse(
      List<LegalHoldProvider> providers,
      GuardedCalls calls,
      DsrRequest request,
      Identity identity) {
    for (LegalHoldProvider provider : providers) {
      LegalHoldCheck answer = ask(provider, calls, request, identity);
      switch (answer.status()) {
        case LEGAL_HOLD -> {
          return Optional.of("A legal hold forbids the change: " + answer.reference());
        }
        case UNKNOWN -> {
          return Optional.of(
              "It is unknown whether a legal hold forbids the change: " + answer.reference());
        }
        case NO_HOLD -> LOG.debug("No legal hold on case {}", request.id());
      }
    }
    return Optional.empty();
  }

  private static LegalHoldCheck ask(
      LegalHoldProvider provider, GuardedCalls calls, DsrRequest request, Identity identity) {
    try {
      return calls.call("a legal hold provider", any -> provider.check(request, identity));
    } catch (CallFailed e) {
      LOG.warn("A legal hold provider failed: {}", e.getMessage());
      return LegalHoldCheck.unknown(
          e.reason() instanceof DsrException known
              ? String.valueOf(known.getMessage())
              : "a legal hold provider threw " + e.getMessage());
    }
  }
}
