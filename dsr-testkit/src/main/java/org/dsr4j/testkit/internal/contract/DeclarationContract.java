package org.dsr4j.testkit.internal.contract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.regex.Pattern;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.AdapterDefinition;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.AuditAction;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.internal.contract.fixture.ReadFixture;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** Rules {@code DECL}: the declarations of an adapter. */
public abstract class DeclarationContract extends ContractConcern {

  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

  /** For subclasses. */
  public DeclarationContract() {}

  @ChecksRule(Rule.DECL_01)
  final void isFoundByTheServiceLoader() {
    check(
        findings -> {
          Class<?> type = readFixture().harness().provider().getClass();
          boolean found =
              ServiceLoader.load(AdapterProvider.class, type.getClassLoader()).stream()
                  .anyMatch(provider -> provider.type() == type);
          findings.breachUnless(found, type.getName() + " is not found");
        });
  }

  @ChecksRule(Rule.DECL_02)
  final void isBuiltForThisSpi() {
    check(
        findings -> {
          int major = readFixture().harness().provider().spiMajor();
          findings.breachUnless(
              major == AdapterProvider.SPI_MAJOR,
              "built for SPI " + major + ", this is SPI " + AdapterProvider.SPI_MAJOR);
        });
  }

  @ChecksRule(Rule.DECL_03)
  final void idsAreWellFormedAndUnique() {
    check(
        findings -> {
          String provider = readFixture().harness().provider().id();
          findings.breachUnless(ID.matcher(provider).matches(), "provider id '" + provider + "'");
          Set<String> ids = new HashSet<>();
          for (SourceDescriptor source : readFixture().definition().sources()) {
            findings.breachUnless(ID.matcher(source.id()).matches(), "id '" + source.id() + "'");
            findings.breachUnless(ids.add(source.id()), "'" + source.id() + "' twice");
          }
        });
  }

  @ChecksRule(Rule.DECL_04)
  final void definingHasNoSideEffects() {
    check(
        findings -> {
          long before = readFixture().rowsServed().orElse(0);
          AdapterProvider provider = readFixture().harness().provider();
          Configuration configuration = readFixture().harness().configuration();
          // The service is unavailable, so a definition that calls it fails.
          readFixture().harness().inject(Fault.UNAVAILABLE, FaultPoint.tenant());
          readFixture().harness().inject(Fault.UNAVAILABLE, FaultPoint.resolution());
          AdapterDefinition again = provider.define(ReadFixture.INSTANCE, configuration);
          findings.breachUnless(
              shape(again).equals(shape(readFixture().definition())),
              "the second definition differs: " + again.sources());
          findings.breachUnless(
              readFixture().rowsServed().orElse(0) == before, "define() called the service");
        });
  }

  private static List<List<Object>> shape(AdapterDefinition definition) {
    return definition.sources().stream()
        .map(
            source ->
                List.<Object>of(
                    source.id(),
                    source.title(),
                    source.facets(),
                    source.matchRules(),
                    supports(source)))
        .toList();
  }

  private static Map<Action, ActionSupport> supports(SourceDescriptor source) {
    Map<Action, ActionSupport> supports = new HashMap<>();
    for (Action action : Action.values()) {
      supports.put(action, source.support(action));
    }
    return supports;
  }

  @ChecksRule(Rule.DECL_05)
  final void everyActionIsDeclaredWithAReason() {
    check(
        findings -> {
          for (SourceDescriptor source : readFixture().definition().sources()) {
            findings.breachAtUnless(!source.title().isBlank(), source.id(), "has no title");
            supports(source)
                .forEach(
                    (action, support) ->
                        findings.breachAtUnless(
                            words(support).stream().noneMatch(String::isBlank),
                            source.id(),
                            action + " is " + support.status() + " without a reason"));
          }
        });
  }

  private static List<String> words(ActionSupport support) {
    if (support instanceof ActionSupport.Follows follows) {
      return List.of(follows.source(), follows.within());
    }
    if (support instanceof ActionSupport.Redirected redirected) {
      return List.of(redirected.where(), redirected.instruction());
    }
    if (support instanceof ActionSupport.ByHand byHand) {
      return List.of(byHand.reason(), byHand.instruction());
    }
    if (support instanceof ActionSupport.Impossible impossible) {
      return List.of(impossible.reason(), impossible.until());
    }
    return support.status() == ActionSupport.Status.SUPPORTED
        ? List.of()
        : List.of(support.explanation());
  }

  @ChecksRule(Rule.DECL_06)
  final void everyReadableSourceDeclaresTheInformationForThePerson() {
    check(
        findings -> {
          for (SourceDescriptor source : readFixture().exportable()) {
            String id = source.id();
            findings.breachAtUnless(!source.purpose().isBlank(), id, "no purpose");
            findings.breachAtUnless(!source.recipients().isBlank(), id, "no recipients");
            findings.breachAtUnless(!source.retention().isBlank(), id, "no retention");
            findings.breachAtUnless(!source.readsFrom().isEmpty(), id, "no readsFrom");
            findings.breachAtUnless(!source.matchRules().isEmpty(), id, "no match rule");
          }
        });
  }

  @ChecksRule(Rule.DECL_07)
  final void declaredActionsAreImplemented() {
    check(
        findings -> {
          implemented(findings, Action.DISCOVER, DiscoverAction.class);
          implemented(findings, Action.EXPORT, ExportAction.class);
          implemented(findings, Action.AUDIT, AuditAction.class);
        });
  }

  private void implemented(Findings findings, Action action, Class<?> type) {
    findings.breachUnless(
        readFixture().readable(action).isEmpty() || type.isInstance(readFixture().adapter()),
        action + " is declared, " + type.getSimpleName() + " is not implemented");
  }
}
