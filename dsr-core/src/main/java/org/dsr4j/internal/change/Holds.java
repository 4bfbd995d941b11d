package org.dsr4j.internal.change;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.HoldAnswer;
import org.dsr4j.spi.HoldProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks everyone who may know of a hold; who cannot answer counts as one who says no. */
final class Holds {

  private static final Logger LOG = LoggerFactory.getLogger(Holds.class);

  private Holds() {}

  /** Why the person's data must not be changed, or empty when all say that they may. */
  static Optional<String> against(
      List<HoldProvider> providers, DsrRequest request, Identity identity) {
    for (HoldProvider provider : providers) {
      HoldAnswer answer = ask(provider, request, identity);
      switch (answer.status()) {
        case HELD -> {
          return Optional.of("A hold forbids the change: " + answer.reference());
        }
        case UNKNOWN -> {
          return Optional.of(
              "Nobody knows whether a hold forbids the change: " + answer.reference());
        }
        case FREE -> LOG.debug("No hold on case {}", request.id());
      }
    }
    return Optional.empty();
  }

  private static HoldAnswer ask(HoldProvider provider, DsrRequest request, Identity identity) {
    try {
      return Objects.requireNonNull(provider.check(request, identity), "hold answer");
    } catch (RuntimeException | LinkageError e) {
      LOG.warn("A hold provider failed: {}", e.getClass().getName());
      return HoldAnswer.unknown("a hold provider threw " + e.getClass().getName());
    }
  }
}
