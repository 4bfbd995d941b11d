package org.dsr4j.internal.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.ZipFile;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * Checks the access package that was exported before the erasure: same person, recent, complete
 * except for declared sources.
 */
final class CopyCheck {

  private static final Duration RECENT = Duration.ofDays(30);

  /** The maximum difference between the clocks of two computers. */
  private static final Duration SKEW = Duration.ofHours(1);

  private final ErasureOrder order;
  private final TenantId tenant;
  private final Identity identity;
  private final Set<String> erased;
  private final Clock clock;
  private final Predicate<String> exported;

  /**
   * @param erased the sources to erase, which the package must therefore contain
   * @param exported whether the journal of the case contains a package with this manifest digest
   */
  CopyCheck(
      ErasureOrder order,
      TenantId tenant,
      Identity identity,
      Set<String> erased,
      Clock clock,
      Predicate<String> exported) {
    this.order = order;
    this.tenant = tenant;
    this.identity = identity;
    this.erased = Set.copyOf(erased);
    this.clock = clock;
    this.exported = exported;
  }

  /**
   * The result of the check.
   *
   * @param digest the digest of the manifest, or null
   * @param why why the copy is not sufficient, or null
   */
  record Result(@Nullable String digest, @Nullable String why) {
    Optional<String> refusal() {
      return Optional.ofNullable(why);
    }
  }

  Result check() {
    Path copy = order.copy().orElse(null);
    if (copy == null) {
      return order.waiver().isPresent()
          ? new Result(null, null)
          : refused(
              "No copy was exported before: export first and name the package with withCopy(…), or"
                  + " record the waiver with withoutCopy(…)");
    }
    try (ZipFile zip = new ZipFile(copy.toFile())) {
      PackagedFiles files = PackagedFiles.check(zip);
      Optional<String> fault =
          fault(files.manifest()).or(files::fault).or(() -> unknown(files.manifestDigest()));
      return fault.isPresent()
          ? refused(fault.get() + ": export again, or record a waiver with withoutCopy(…)")
          : new Result(files.manifestDigest(), null);
    } catch (IOException | RuntimeException e) {
      return refused("The package cannot be read: export again");
    }
  }

  private static Result refused(String why) {
    return new Result(null, why);
  }

  private Optional<String> fault(JsonNode manifest) {
    JsonNode request = manifest.path("request");
    if (!request.path("tenant").asText().equals(tenant.value())
        || !request.path("action").asText().equals("EXPORT")
        || !samePerson(request.path("subject"))) {
      return Optional.of("The package is not an export of this person from this tenant");
    }
    Instant generated = instant(manifest.path("generatedAt").asText());
    Instant now = clock.instant();
    if (generated == null
        || generated.plus(RECENT).isBefore(now)
        || generated.minus(SKEW).isAfter(now)) {
      return Optional.of("The package is older than " + RECENT.toDays() + " days, or has no date");
    }
    return incomplete(manifest.path("sources"));
  }

  private Optional<String> incomplete(JsonNode sources) {
    Set<String> missing = new TreeSet<>(erased);
    for (JsonNode source : sources) {
      String ref = source.path("adapter").asText() + "/" + source.path("source").asText();
      missing.remove(ref);
      LedgerStatus status = LedgerStatus.ofStored(source.path("status").asText());
      // A source to erase that no person has read is not in the copy.
      boolean unseen = status == LedgerStatus.MANUAL_STEP_OPEN && erased.contains(ref);
      if ((unseen || !status.declared())
          && status.completion().compareTo(Completion.COMPLETE_WITH_RESIDUE) > 0) {
        return Optional.of(
            "The package is not complete: " + source.path("source").asText() + " is " + status);
      }
    }
    return missing.isEmpty()
        ? Optional.empty()
        : Optional.of("The package is not complete: it does not contain " + missing);
  }

  private static @Nullable Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private boolean samePerson(JsonNode subject) {
    for (JsonNode each : subject) {
      String kind = each.path("kind").asText();
      String value = each.path("value").asText();
      boolean known =
          identity.facets().stream()
              .flatMap(facet -> facet.identifiers().stream())
              .anyMatch(
                  one ->
                      one.identifier().kind().name().equals(kind)
                          && one.identifier().matches(value));
      if (!known) {
        return false;
      }
    }
    return !subject.isEmpty();
  }

  /** A package that the journal does not contain may have been written or changed by anyone. */
  private Optional<String> unknown(String digest) {
    return exported.test(digest)
        ? Optional.empty()
        : Optional.of(
            "The journal of this request does not contain the package; only an export with this"
                + " journal and this request id counts");
  }
}
