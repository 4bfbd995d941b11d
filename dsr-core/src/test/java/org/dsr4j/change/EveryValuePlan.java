package org.dsr4j.change;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Content;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;

/** A handmade plan with every value of every enum, and every kind of character, number and null. */
final class EveryValuePlan {

  private static final String ODD =
      "\"quoted\" \\ / \b\f\n\r\t \u0001 \u007f \u00e9 \u2028 \u202e \ud83d\ude00 \ufeff <&> 'x'";
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-02-03T04:05:06.123456789Z");

  private EveryValuePlan() {}

  static ChangePlan plan() {
    return new ChangePlan(header(), order(), identity(), parts());
  }

  private static <E extends Enum<E>, T> List<T> each(Class<E> type, Function<E, T> made) {
    return Arrays.stream(type.getEnumConstants()).map(made).toList();
  }

  private static PlanHeader header() {
    return new PlanHeader(
        PlanPurpose.RESTORATION,
        request(),
        TO,
        "9.8.7",
        List.of("vault: Fake vault 1.2.3", ODD),
        "ab".repeat(32),
        List.of(new PlannedProvider("vault", ODD, "org.example.Vault", "")),
        Completion.AMBIGUOUS,
        new ApprovalPolicy(false, true, java.time.Duration.ofMinutes(90)));
  }

  private static DsrRequest request() {
    return DsrRequest.builder(VaultErasureFixture.TENANT, subject())
        .id("A.b_c-1")
        .requestedBy(ODD)
        .received(VaultErasureFixture.DAY)
        .identityCheck(new IdentityCheck(ODD, "seen", VaultErasureFixture.DAY))
        .build()
        .withDecision(
            new Decision(Decision.Verdict.PARTLY, ODD, "officer", VaultErasureFixture.DAY));
  }

  private static DataSubject subject() {
    return DataSubject.of(
        Identifier.of(IdentifierKind.OBJECT_ID, FakeVault.ANNA),
        Identifier.of(new IdentifierKind("badge", false, false, true), "Ä-\"7\" \\ \ud83d\ude00"),
        Identifier.of(IdentifierKind.MAIL, VaultErasureFixture.ANNAS_NAME));
  }

  private static ErasureOrder order() {
    ErasureOrder order =
        VaultErasureFixture.order().stepLimit(Integer.MAX_VALUE).accountStillInUse(ODD);
    for (SourceCategory category : SourceCategory.values()) {
      ExemptionBasis[] bases = ExemptionBasis.values();
      ExemptionBasis basis = bases[category.ordinal() % bases.length];
      order =
          order.withExemption(
              new Exemption(category, basis, ODD, "officer", VaultErasureFixture.DAY));
    }
    for (DeviceChoice choice : DeviceChoice.values()) {
      DeviceDecision decision =
          DeviceDecision.of("device " + choice, choice, ODD, VaultErasureFixture.DAY);
      order =
          order
              .device(decision)
              .device(
                  new DeviceDecision(
                      "kept " + choice,
                      choice,
                      "x",
                      VaultErasureFixture.DAY,
                      true,
                      custody(choice)));
    }
    return order
        .withAcceptedGap(
            new AcceptedGap("dsr.permission-missing", "officer", VaultErasureFixture.DAY, ODD))
        .withAcceptedGap(
            new AcceptedGap("graph.throttled", ODD, VaultErasureFixture.DAY.plusDays(1), "none"));
  }

  private static Custody custody(DeviceChoice choice) {
    return new Custody("technician", VaultErasureFixture.DAY, "key of " + choice);
  }

  private static Identity identity() {
    List<KnownIdentifier> known =
        each(
            Strength.class,
            strength ->
                new KnownIdentifier(
                    subject().identifiers().get(strength.ordinal() % 3),
                    ODD,
                    strength,
                    new Window(FROM, TO)));
    return new Identity(
        "ref-" + ODD,
        subject(),
        List.of(
            new Facet("user", known, List.of()),
            new Facet(
                "devices",
                List.of(
                    KnownIdentifier.weak(subject().identifiers().get(1), "seen")
                        .during(Window.since(TO)),
                    KnownIdentifier.strong(subject().identifiers().get(2), "")
                        .during(new Window(null, FROM))),
                List.of(
                    Gap.failed(DsrError.SUBJECT_UNRESOLVED, ODD),
                    Gap.failed(DsrError.SUBJECT_UNRESOLVED, "")))));
  }

  private static PlanParts parts() {
    return new PlanParts(
        each(ChangePhase.class, EveryValuePlan::step),
        List.of(
            new ManualStep("m01", new SourceRef("vault", "notes"), ODD, "shred", ChangePhase.PURGE),
            new ManualStep("m02", new SourceRef("vault", "log"), "", ODD, null)),
        each(
            LedgerStatus.class,
            status -> new UnplannedSource(new SourceRef("vault", "log"), ODD, status, "")),
        List.of(ODD, ""),
        List.of(
            new DeviceQuestion(
                "d",
                ODD,
                List.of(DeviceChoice.values()),
                List.of(ODD, ""),
                new DeviceDetails(ODD, TO, "company", List.of(ODD), List.of(""))),
            new DeviceQuestion("", "", List.of(), List.of())),
        List.of(new PlanRefusal("dsr.device-undecided", ODD), new PlanRefusal("", "")),
        List.of("", ODD));
  }

  private static PlannedStep step(ChangePhase phase) {
    Reversibility[] all = Reversibility.values();
    String prior =
        "{\"n\":1.0,\"e\":1E400,\"big\":" + "9".repeat(40) + ",\"z\":[null,{\"a\":\"\\u00e9\"}]}";
    boolean bare = phase.ordinal() == 0;
    return new PlannedStep(
        "0" + phase.ordinal() + "-do",
        new SourceRef("vault", "notes"),
        phase,
        "do-" + phase.name().toLowerCase(java.util.Locale.ROOT),
        phase.ordinal() - 1,
        ODD,
        ODD,
        "",
        bare ? Map.of() : Map.of("b", ODD, "a", "", "Z", "1", "", "no name", ODD, "odd name"),
        Content.ofJson((bare ? "{}" : prior).getBytes(UTF_8)),
        bare ? Map.of() : Map.of("owner", ODD, "\u00e9", "x"),
        all[phase.ordinal() % all.length],
        bare ? List.of() : List.of("00-do", ODD),
        bare ? List.of() : List.of("Vault.Write", "A|B"),
        bare ? RequestDigest.of(List.of("DELETE", "/x"), new byte[0]) : null,
        phase == ChangePhase.PURGE ? null : ChangePhase.PURGE);
  }
}
