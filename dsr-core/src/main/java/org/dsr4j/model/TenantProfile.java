package org.dsr4j.model;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an organisation answered once about its tenant: which services it does not use, where logs
 * are exported, which partners are connected. Each answer has a reviewer and ends on a day.
 *
 * <p>An answer is a statement of people. It makes the entry of a place that the library cannot read
 * {@link LedgerStatus#ATTESTED}, never better, and it never replaces what the library can see.
 * {@code docs/tenant-profile.md} describes the file. Immutable; {@link #toString()} shows no names.
 */
public final class TenantProfile {

  private static final int MOST_ANSWERS = 500;
  private static final int MOST_BYTES = 1024 * 1024;

  private final TenantId tenant;
  private final List<ProfileAnswer> answers;

  private TenantProfile(TenantId tenant, List<ProfileAnswer> answers) {
    this.tenant = requireNonNull(tenant, "tenant");
    this.answers = List.copyOf(answers);
  }

  /**
   * Creates a profile.
   *
   * @param tenant the tenant
   * @param answers at most 500, at most one about each place
   * @return the profile
   * @throws DsrException with {@link DsrError#PROFILE_INVALID}
   */
  public static TenantProfile of(TenantId tenant, List<ProfileAnswer> answers) {
    List<String> problems = new ArrayList<>();
    Set<String> about = new HashSet<>();
    for (ProfileAnswer answer : answers) {
      if (!about.add(answer.about())) {
        problems.add("two answers about '" + answer.about() + "'");
      }
    }
    if (answers.size() > MOST_ANSWERS) {
      problems.add("more than " + MOST_ANSWERS + " answers");
    }
    if (!problems.isEmpty()) {
      throw new DsrException(
          DsrError.PROFILE_INVALID, "The tenant profile has " + String.join("; ", problems));
    }
    return new TenantProfile(tenant, answers);
  }

  /**
   * Reads a profile from a file.
   *
   * @param file JSON in UTF-8, at most 1 MiB
   * @return the profile
   * @throws DsrException with {@link DsrError#PROFILE_INVALID} when the file cannot be read, or
   *     contains anything that the format does not have
   */
  public static TenantProfile read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] json = in.readNBytes(MOST_BYTES + 1);
      if (json.length > MOST_BYTES) {
        throw new DsrException(
            DsrError.PROFILE_INVALID, "The file of the tenant profile is larger than 1 MiB");
      }
      return ofJson(json);
    } catch (IOException e) {
      throw new DsrException(
          DsrError.PROFILE_INVALID,
          "The file of the tenant profile cannot be read: check its path and permissions",
          e);
    }
  }

  /**
   * Reads a profile from JSON.
   *
   * @param json the content of a file
   * @return the profile
   * @throws DsrException with {@link DsrError#PROFILE_INVALID}
   */
  public static TenantProfile ofJson(byte[] json) {
    return new TenantProfileReader().read(json);
  }

  /**
   * The tenant.
   *
   * @return the only tenant to which the answers apply
   */
  public TenantId tenant() {
    return tenant;
  }

  /**
   * The answers.
   *
   * @return in the order of the file
   */
  public List<ProfileAnswer> answers() {
    return answers;
  }

  /**
   * Returns the answer about a source: the one with its own id, or else the one about its service.
   *
   * @param ref the source
   * @param service the service of the source, possibly empty
   * @return the answer, or empty
   */
  public Optional<ProfileAnswer> answer(SourceRef ref, String service) {
    return answers.stream()
        .filter(answer -> answer.isAbout(ref))
        .findFirst()
        .or(
            () ->
                answers.stream()
                    .filter(answer -> !service.isEmpty() && answer.about().equals(service))
                    .findFirst());
  }

  /**
   * Returns answers whose review is not in the past.
   *
   * @param day a day
   * @return what they are about
   */
  public List<String> reviewedAfter(LocalDate day) {
    return answers.stream()
        .filter(answer -> answer.on().isAfter(day))
        .map(ProfileAnswer::about)
        .toList();
  }

  @Override
  public String toString() {
    return "TenantProfile[" + tenant + ", " + answers.size() + " answers]";
  }
}
