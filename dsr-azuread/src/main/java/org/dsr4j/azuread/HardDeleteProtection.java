package org.dsr4j.azuread;

import static org.dsr4j.graph.GraphVersion.BETA;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.dsr4j.graph.change.Protection;
import org.dsr4j.graph.change.StepReads;
import org.dsr4j.model.Content;

/** Some tenants protect deleted accounts from being purged in their first seven days. */
final class HardDeleteProtection implements Protection {

  private static final Duration TERM = Duration.ofDays(7);
  private static final String PROTECTED = "isHardDeleteProtectionEnabled";

  @Override
  public Optional<Instant> until(StepReads reads) {
    // Only beta tells. A refusal without it has another reason: waiting would hide that.
    Content deleted =
        reads
            .object(
                BETA,
                "/directory/deletedItems/{userId}/graph.user",
                "id,deletedDateTime," + PROTECTED)
            .content();
    return deleted == null || !deleted.text(PROTECTED).orElse("").equals("true")
        ? Optional.empty()
        : deleted.text("deletedDateTime").flatMap(HardDeleteProtection::end);
  }

  private static Optional<Instant> end(String deleted) {
    try {
      return Optional.of(OffsetDateTime.parse(deleted).toInstant().plus(TERM));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
