package org.dsr4j.testkit.internal.contract;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.model.Action;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.Proposal;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.fixture.CallResult;
import org.dsr4j.testkit.internal.contract.fixture.ChangeFixture;
import org.dsr4j.testkit.internal.contract.fixture.ProposedSteps;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** Rules {@code CHANGE} on the proposals of an adapter. */
public abstract class PlanContract extends ContractConcern {

  /** For subclasses. */
  public PlanContract() {}

  @ChecksRule(Rule.CHANGE_01)
  final void erasureIsImplementedExactlyIfDeclared() {
    check(
        findings -> {
          boolean declared = !readFixture().readable(Action.DELETE).isEmpty();
          boolean implemented = readFixture().adapter() instanceof DeleteAction;
          findings.breachUnless(
              declared == implemented,
              declared
                  ? "DELETE is declared, DeleteAction is not implemented"
                  : "DeleteAction is implemented, no source declares DELETE");
        });
  }

  @ChecksRule(Rule.CHANGE_02)
  final void stepsNameTheirPermissions() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (PlannedStep step : ProposedSteps.steps(world.propose(world.person()))) {
              Set<String> declared = permissions(world, step.source().source());
              boolean named = declared.isEmpty() || !step.permissions().isEmpty();
              findings.breachAtUnless(
                  named && step.permissions().stream().allMatch(each -> among(declared, each)),
                  step.source().source(),
                  step.kind() + " names " + step.permissions() + ", declared are " + declared);
            }
          }
        });
  }

  /**
   * Alternatives are joined by a bar; the first one, with the least privileges, is the declared
   * one.
   */
  private static boolean among(Set<String> declared, String permission) {
    return Arrays.stream(permission.split("\\|", -1)).anyMatch(declared::contains);
  }

  private static Set<String> permissions(ChangeFixture world, String source) {
    return world.erasableSources().stream()
        .filter(each -> each.id().equals(source))
        .flatMap(each -> each.support(Action.DELETE).permissions().stream())
        .collect(Collectors.toSet());
  }

  @ChecksRule(Rule.CHANGE_03)
  final void proposingChangesNothing() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            Object before = world.harness().state();
            for (SeededPerson someone : world.readFixture().population().everyone()) {
              world.propose(someone);
            }
            findings.breachUnless(
                before.equals(world.harness().state()), "the service was changed");
          }
        });
  }

  @ChecksRule(Rule.CHANGE_04)
  final void everySourceIsAccountedFor() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (SeededPerson someone : world.readFixture().population().everyone()) {
              Proposal proposal = world.propose(someone);
              for (SourceDescriptor source : world.erasableSources()) {
                boolean touched = touched(proposal).contains(source.id());
                boolean gap = !proposal.gaps(source.id()).isEmpty();
                findings.breachAtUnless(
                    touched || gap || proposal.hasNoData(source.id()),
                    source.id(),
                    "is not mentioned");
                findings.breachAtUnless(
                    touched || gap || !someone.hasRecords(source.id()),
                    source.id(),
                    "has records of a person, and nothing is planned");
              }
            }
          }
        });
  }

  private static Set<String> touched(Proposal proposal) {
    Set<String> touched = new HashSet<>();
    proposal.steps().forEach(step -> touched.add(step.source()));
    proposal.instructions().forEach(each -> touched.add(each.source()));
    return touched;
  }

  @ChecksRule(Rule.CHANGE_05)
  final void stepsBelongToOnePerson() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            Set<String> planned = new HashSet<>();
            for (SeededPerson someone : world.readFixture().population().everyone()) {
              for (PlannedStep step : ProposedSteps.steps(world.propose(someone))) {
                String source = step.source().source();
                findings.breachAtUnless(
                    planned.add(source + " " + step.kind() + " " + step.target()),
                    source,
                    step.kind() + " is planned twice for the same target");
                showsNobodyElse(findings, world, someone, step);
              }
            }
          }
        });
  }

  private static void showsNobodyElse(
      Findings findings, ChangeFixture world, SeededPerson someone, PlannedStep step) {
    for (SeededPerson other : world.readFixture().population().everyone()) {
      for (String mark : other == someone ? Set.<String>of() : other.identifyingTexts()) {
        // A mark of one person can be a prefix of another person's mark.
        boolean own = someone.identifyingTexts().stream().anyMatch(each -> each.contains(mark));
        findings.breachAtUnless(
            own || !ProposedSteps.text(step).contains(mark),
            step.source().source(),
            "'" + mark + "', which marks another person, is in " + step.kind());
      }
    }
  }

  @ChecksRule(Rule.CHANGE_06)
  final void onlySourcesOfTheTaskArePlanned() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (SourceDescriptor source : world.erasableSources()) {
              for (String touched : touched(world.propose(world.person(), List.of(source)))) {
                findings.breachAtUnless(
                    touched.equals(source.id()),
                    touched,
                    "is changed although only " + source.id() + " may be planned");
              }
            }
            Set<String> nothing = touched(world.propose(world.person(), List.of()));
            findings.breachUnless(
                nothing.isEmpty(), nothing + " is changed although nothing may be planned");
          }
        });
  }

  @ChecksRule(Rule.CHANGE_07)
  final void proposingTwiceGivesTheSameSteps() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            List<String> first = texts(world);
            world.advanceTo(world.clock().instant());
            List<String> second = texts(world);
            findings.breachUnless(
                first.equals(second),
                first.size() + " steps, then " + second.size() + " or others");
          }
        });
  }

  private static List<String> texts(ChangeFixture world) {
    return ProposedSteps.texts(ProposedSteps.steps(world.propose(world.person())));
  }

  @ChecksRule(Rule.CHANGE_08)
  final void planningNeedsNoWritePermission() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            List<String> permitted = texts(world);
            world
                .erasableSources()
                .forEach(
                    source ->
                        world.harness().injectWhileChanging(Fault.NOT_PERMITTED, source.id()));
            List<String> refused = texts(world);
            findings.breachUnless(
                permitted.equals(refused),
                permitted.size() + " steps, without the permission " + refused.size());
          }
        });
  }

  @ChecksRule(Rule.CHANGE_09)
  final void anUnreadableSourceIsNotReportedAsEmpty() {
    check(
        findings -> {
          try (ChangeFixture world = changeFixture()) {
            for (SourceDescriptor source : world.erasableSources()) {
              for (Fault fault : List.of(Fault.UNAVAILABLE, Fault.NOT_PERMITTED)) {
                world.harness().inject(fault, FaultPoint.source(source.id()));
                CallResult<Proposal> answered = CallResult.of(() -> world.propose(world.person()));
                world.harness().clearFaults();
                boolean honest =
                    answered.answer().map(each -> unread(each, source.id())).orElse(false)
                        || answered.thrown().filter(DsrException.class::isInstance).isPresent();
                findings.breachAtUnless(
                    honest, source.id(), fault + ": " + describe(answered, source));
              }
            }
          }
        });
  }

  private static boolean unread(Proposal proposal, String source) {
    return !proposal.gaps(source).isEmpty() || !proposal.refusals().isEmpty();
  }

  private static String describe(CallResult<Proposal> answered, SourceDescriptor source) {
    Optional<Proposal> proposal = answered.answer();
    return proposal.isEmpty()
        ? answered.description()
        : proposal.get().hasNoData(source.id())
            ? "reported as having no records"
            : new ArrayList<>(touched(proposal.get())) + " is planned, and no gap is reported";
  }
}
