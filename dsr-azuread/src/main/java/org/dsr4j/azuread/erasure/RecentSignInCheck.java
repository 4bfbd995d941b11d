package org.dsr4j.azuread.erasure;

import static org.dsr4j.graph.model.GraphVersion.V1;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.KnownIdentifier;

/** Refuses to delete an account with a recent sign-in, unless the order names the person again. */
final class RecentSignInCheck {

  private static final Duration RECENT = Duration.ofDays(7);
  private static final List<String> TIMES =
      List.of(
          "signInActivity/lastSignInDateTime",
          "signInActivity/lastNonInteractiveSignInDateTime",
          "signInActivity/lastSuccessfulSignInDateTime");

  private RecentSignInCheck() {}

  static void check(ErasureContext erasure, Clock clock) {
    Content activity =
        erasure
            .reads()
            .ask(V1, "/users/{userId}", Map.of("userId", erasure.userId()), "id,signInActivity")
            .content();
    if (activity == null) {
      erasure
          .proposal()
          .note(
              "Whether the account is still in use could not be read: this needs"
                  + " AuditLog.Read.All and a licence for sign-in reports");
      return;
    }
    Instant recent = clock.instant().minus(RECENT);
    boolean used =
        TIMES.stream()
            .flatMap(time -> instant(activity.text(time)))
            .anyMatch(last -> last.isAfter(recent));
    if (used && !namedAgain(erasure)) {
      erasure
          .proposal()
          .refuse(
              DsrError.ACCOUNT_IN_USE,
              "There was a sign-in with the account within the last 7 days: check whether it is the"
                  + " right one, then name it again with ErasureOrder.accountStillInUse(…)");
    }
  }

  private static Stream<Instant> instant(Optional<String> text) {
    try {
      return text.map(OffsetDateTime::parse).map(OffsetDateTime::toInstant).stream();
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }

  private static boolean namedAgain(ErasureContext erasure) {
    Optional<String> named = erasure.task().order().activeAccount();
    return named.isPresent()
        && erasure.task().identity().facets().stream()
            .flatMap(facet -> facet.identifiers().stream())
            .map(KnownIdentifier::identifier)
            .anyMatch(identifier -> identifier.matches(named.get()));
  }
}
