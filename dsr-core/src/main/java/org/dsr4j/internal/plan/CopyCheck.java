package org.dsr4j.internal.plan;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
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

  private static final int MAX_MANIFEST_BYTES = 16 * 1024 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).build());
  }

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
      byte[] manifest = entry(zip, "manifest.json");
      JsonNode root = JSON.readTree(manifest);
      String digest = HexFormat.of().formatHex(sha256().digest(manifest));
      Optional<String> fault = fault(root).or(() -> spoiled(zip, root)).or(() -> unknown(digest));
      return fault.isPresent()
          ? refused(fault.get() + ": export again, or record a waiver with withoutCopy(…)")
          : new Result(digest, null);
    } catch (IOException | RuntimeException e) {
      return refused("The package cannot be read: export again");
    }
  }

  private static Result refused(String why) {
    return new Result(null, why);
  }

  private static byte[] entry(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new IOException("no manifest");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(MAX_MANIFEST_BYTES);
    }
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

  private static Optional<String> spoiled(ZipFile zip, JsonNode manifest) {
    for (JsonNode file : manifest.path("files")) {
      String path = file.path("path").asText();
      ZipEntry entry = zip.getEntry(path);
      if (entry == null || !digest(zip, entry).equals(file.path("sha256").asText())) {
        return Optional.of("A file of the package is missing or was changed");
      }
    }
    return zip.size() == manifest.path("files").size() + 1
        ? Optional.empty()
        : Optional.of("The package has more files than its manifest names");
  }

  private static String digest(ZipFile zip, ZipEntry entry) {
    try (DigestInputStream in = new DigestInputStream(zip.getInputStream(entry), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(in.getMessageDigest().digest());
    } catch (IOException e) {
      return "";
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
