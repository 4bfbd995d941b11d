package org.dsr4j.internal.cases;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.operator.LegalHoldCheck;
import org.dsr4j.spi.operator.LegalHoldProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all providers of legal holds; a provider that fails counts as a legal hold. */
public final class LegalHolds {

  private static final Logger LOG = LoggerFactory.getLogger(LegalHolds.class);

  private LegalHolds() {}

  /** Returns why the person's data must not be changed, or empty when no provider objects. */
  public static Optional<String> reasonToRefuse(
      List<LegalHoldProvider> providers, DsrRequest request, Identity identity) {
    for (LegalHoldProvider provider : providers) {
      LegalHoldCheck answer = ask(provider, request, identity);
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
      LegalHoldProvider provider, DsrRequest request, Identity identity) {
    try {
      return Objects.requireNonNull(provider.check(request, identity), "legal hold check");
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("A legal hold provider failed: {}", e.getClass().getName());
      return LegalHoldCheck.unknown("a legal hold provider threw " + e.getClass().getName());
    }
  }
}
