package org.dsr4j.azuread.erasure;

import static org.dsr4j.graph.model.GraphVersion.BETA;
import static org.dsr4j.graph.model.GraphVersion.V1;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.dsr4j.graph.change.StepReads;
import org.dsr4j.graph.change.TemporaryRefusal;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Content;

/** Some tenants protect deleted accounts from a purge in the first seven days. */
final class HardDeleteProtection implements TemporaryRefusal {

  private static final Duration TERM = Duration.ofDays(7);
  private static final String DELETED = "/directory/deletedItems/{userId}/graph.user";
  private static final String ALWAYS = "id,deletedDateTime,onPremisesSyncEnabled";
  private static final String PROTECTED = "isHardDeleteProtectionEnabled";

  @Override
  public Optional<Instant> endOfRefusal(StepReads reads) {
    ObjectResult shown = reads.object(BETA, DELETED, ALWAYS + "," + PROTECTED);
    // Not every tenant has the property. If it is unknown, the refusal of a recent deletion counts
    // as protection: in the worst case, the step is tried again a week later and refused.
    boolean unknown = shown.content() == null;
    Content deleted = unknown ? reads.object(V1, DELETED, ALWAYS).content() : shown.content();
    if (deleted == null || synced(deleted)) {
      return Optional.empty();
    }
    return unknown || deleted.text(PROTECTED).orElse("").equals("true")
        ? deleted.text("deletedDateTime").flatMap(HardDeleteProtection::end)
        : Optional.empty();
  }

  /** These accounts are not protected. */
  private static boolean synced(Content deleted) {
    return deleted.text("onPremisesSyncEnabled").orElse("").equals("true");
  }

  private static Optional<Instant> end(String deleted) {
    try {
      return Optional.of(OffsetDateTime.parse(deleted).toInstant().plus(TERM));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
