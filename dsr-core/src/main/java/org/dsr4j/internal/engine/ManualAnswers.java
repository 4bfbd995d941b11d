package org.dsr4j.internal.engine;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identity;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.ProfileAnswer;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.TenantProfile;
import org.jspecify.annotations.Nullable;

/**
 * The answers that people gave once about places which no application reads: for the whole tenant
 * in its profile, or for one request. Such an answer is a statement, so it is residue at best.
 */
public final class ManualAnswers {

  /** An older look says too little about the data that an erasure leaves. */
  private static final int RECENT_DAYS = 30;

  private final @Nullable TenantProfile profile;
  private final Clock clock;

  public ManualAnswers(@Nullable TenantProfile profile, Clock clock) {
    this.profile = profile;
    this.clock = clock;
  }

  /**
   * Rejects a profile that does not fit: of another tenant, with a review in the future, or with an
   * answer about a place that no adapter declares or that the library reads.
   *
   * @throws DsrException with TENANT_MISMATCH, PROFILE_INVALID or NOT_BY_HAND
   */
  public void check(TenantId tenant, Map<SourceRef, SourceDescriptor> sources) {
    if (profile == null) {
      return;
    }
    if (!profile.tenant().equals(tenant)) {
      throw new DsrException(
          DsrError.TENANT_MISMATCH,
          "The tenant profile belongs to another tenant: use the profile of this tenant");
    }
    // A day may have begun elsewhere that has not begun in UTC.
    List<String> future = profile.reviewedAfter(today().plusDays(1));
    if (!future.isEmpty()) {
      throw new DsrException(
          DsrError.PROFILE_INVALID, "The tenant profile has reviews in the future: " + future);
    }
    List<String> unmet = new ArrayList<>();
    for (ProfileAnswer answer : profile.answers()) {
      boolean asked =
          sources.entrySet().stream()
              .filter(each -> each.getValue().readByHand())
              .anyMatch(
                  each ->
                      answer.isAbout(each.getKey())
                          || answer.about().equals(each.getValue().service()));
      if (!asked) {
        unmet.add(answer.about());
      }
    }
    if (!unmet.isEmpty()) {
      throw new DsrException(
          DsrError.NOT_BY_HAND,
          "The tenant profile answers about places that no registered adapter asks people about: "
              + unmet
              + "; the library reads all other places itself, so remove these answers");
    }
  }

  /** The answer of the profile, and what follows from it now. */
  record Answered(ProfileAnswer answer, Gap gap) {}

  /**
   * Returns what the profile says about a source that people read.
   *
   * @param open the open step, which stays open when the answer does not count or names objects
   * @param fact what the library saw, or null
   */
  Optional<Answered> ofProfile(
      SourceRef ref, SourceDescriptor source, Gap open, @Nullable SeenFact fact) {
    return profile == null
        ? Optional.empty()
        : profile
            .answer(ref, source.service())
            .map(answer -> new Answered(answer, following(answer, open, fact)));
  }

  /** Returns what follows from a fact alone: the place holds no data, or it is in use. */
  static Gap following(Gap open, @Nullable SeenFact fact) {
    if (fact == null) {
      return open;
    }
    return fact.present()
        ? new Gap(open.status(), open.code(), open.detail() + seen(fact))
        : new Gap(LedgerStatus.NOT_APPLICABLE, DsrError.ANSWERED_BY_FACT, fact.text());
  }

  private static String seen(SeenFact fact) {
    return ". Seen: " + fact.text();
  }

  private Gap following(ProfileAnswer answer, Gap open, @Nullable SeenFact fact) {
    if (!answer.countsOn(today())) {
      return new Gap(
          LedgerStatus.MANUAL_STEP_OPEN,
          DsrError.PROFILE_EXPIRED,
          open.detail()
              + ". The answer of the tenant profile ("
              + answer.origin()
              + ") has ended: review it");
    }
    if (!answer.used().isEmpty()) {
      return new Gap(LedgerStatus.MANUAL_STEP_OPEN, open.code(), open.detail() + used(answer));
    }
    if (fact != null && fact.present()) {
      return new Gap(
          LedgerStatus.MANUAL_STEP_OPEN,
          DsrError.PROFILE_CONTRADICTED,
          open.detail()
              + seen(fact)
              + ". The tenant profile ("
              + answer.origin()
              + ") says that the place is not used: correct it");
    }
    return new Gap(
        LedgerStatus.ATTESTED,
        DsrError.PROFILE_ANSWERED,
        "Not used by the organisation, according to the tenant profile ("
            + answer.origin()
            + "): "
            + answer.unused());
  }

  private static String used(ProfileAnswer answer) {
    return answer.used().stream()
        .map(each -> each.note().isEmpty() ? each.name() : each.name() + " (" + each.note() + ")")
        .collect(
            Collectors.joining(
                ", ",
                ". According to the tenant profile (" + answer.origin() + ") there are: ",
                ""));
  }

  /**
   * Returns why an erasure needs no manual step for a source that people read, or the open step
   * with what the profile adds.
   *
   * @param open the open step of the plan
   * @param lookup the look for facts about the source, or null
   * @param who the person
   */
  public Gap forErasure(
      DsrRequest request,
      SourceRef ref,
      SourceDescriptor source,
      Gap open,
      @Nullable FactLookup lookup,
      Identity who) {
    SeenFact fact = lookup == null ? null : lookup.fact(who, source).orElse(null);
    if (fact != null && !fact.present()) {
      return following(open, fact);
    }
    return request
        .attestation(ref)
        .filter(word -> word.nothingFound() && isRecent(word.on()))
        .map(
            word ->
                new Gap(
                    LedgerStatus.ATTESTED,
                    DsrError.STEP_ATTESTED,
                    "Read manually by " + word.by() + " on " + word.on() + ": nothing found"))
        .or(() -> ofProfile(ref, source, open, fact).map(Answered::gap))
        .orElseGet(() -> following(open, fact));
  }

  private boolean isRecent(LocalDate day) {
    return !day.isBefore(today().minusDays(RECENT_DAYS)) && !day.isAfter(today().plusDays(1));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
