package org.dsr4j.testkit.contract;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Strength;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** What is learned about somebody: rules {@code FIND} on identifiers and facets. */
public abstract class IdentifierContract extends ContractConcern {

  private static final Pattern UNIQUE_EVERYWHERE =
      Pattern.compile("(?i).*@.*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** For subclasses. */
  protected IdentifierContract() {}

  @Checks(Rule.FIND_05)
  final void consumedKindsAreDeclared() {
    check(
        findings -> {
          Set<IdentifierKind> consumed = bench().requireResolver().consumes();
          bench().population().person().ways().stream()
              .flatMap(way -> way.identifiers().stream())
              .map(Identifier::kind)
              .distinct()
              .forEach(
                  kind ->
                      findings.breachUnless(
                          consumed.contains(kind), "not consumed: " + kind.name()));
        });
  }

  @Checks(Rule.FIND_06)
  final void everyFacetOfTheOwnSourcesIsTold() {
    check(
        findings -> {
          bench().requireResolver();
          for (SeededPerson person : bench().population().everyone()) {
            Identity identity = bench().identity(person);
            for (SourceDescriptor source : bench().exportable()) {
              for (String facet : source.facets()) {
                findings.breachAtUnless(
                    identity.facet(facet).isPresent(),
                    source.id(),
                    "facet '" + facet + "' is untold");
              }
            }
          }
        });
  }

  @Checks(Rule.FIND_07)
  final void provenanceIsTold() {
    check(
        findings -> {
          bench().requireResolver();
          bench()
              .find(bench().population().person().ways().get(0))
              .identifiers()
              .forEach(
                  known ->
                      findings.breachUnless(
                          known.provenance().matches(Workbench.INSTANCE + "/\\S+"),
                          known.identifier() + " comes from '" + known.provenance() + "'"));
        });
  }

  @Checks(Rule.FIND_08)
  final void resolutionSettles() {
    check(
        findings -> {
          bench().requireResolver();
          SeededPerson person = bench().population().person();
          Resolving first = bench().find(person.ways().get(0));
          Resolving second =
              Resolving.of(bench().adapter(), bench().identity(person), new Cancellation());
          findings.breachUnless(
              told(second).equals(told(first)),
              "first " + told(first).size() + " identifiers, then " + second.description());
        });
  }

  private static Set<List<Object>> told(Resolving resolving) {
    Set<List<Object>> told = new HashSet<>();
    for (Facet facet : resolving.facets()) {
      facet
          .identifiers()
          .forEach(known -> told.add(List.of(facet.name(), known.identifier(), known.strength())));
    }
    return told;
  }

  @Checks(Rule.FIND_09)
  final void nobodyGetsTheIdentifiersOfAnother() {
    check(
        findings -> {
          bench().requireResolver();
          Map<Identifier, SeededPerson> owners = new HashMap<>();
          for (SeededPerson person : bench().population().everyone()) {
            for (KnownIdentifier known : bench().find(person.ways().get(0)).identifiers()) {
              if (known.strength() == Strength.STRONG && known.lifetime().unbounded()) {
                SeededPerson owner = owners.putIfAbsent(known.identifier(), person);
                findings.breachUnless(
                    owner == null || owner == person,
                    known.identifier() + " is a strong identifier of two people");
              }
            }
          }
        });
  }

  @Checks(Rule.FIND_10)
  final void recycledIdentifiersAreWeakOrBounded() {
    check(
        findings -> {
          bench().requireResolver();
          List<KnownIdentifier> person =
              bench().find(bench().population().person().ways().get(0)).identifiers();
          List<KnownIdentifier> namesake =
              bench().find(bench().population().namesake().ways().get(0)).identifiers();
          for (KnownIdentifier one : person) {
            namesake.stream()
                .filter(other -> other.identifier().equals(one.identifier()))
                .filter(other -> certain(one) || certain(other))
                .forEach(
                    other -> findings.breach(one.identifier() + " is certain, and two people's"));
          }
        });
  }

  private static boolean certain(KnownIdentifier known) {
    return known.strength() == Strength.STRONG && known.lifetime().unbounded();
  }

  @Checks(Rule.FIND_11)
  final void localIdentifiersCarryTheInstancesName() {
    check(
        findings -> {
          bench().requireResolver();
          for (KnownIdentifier known :
              bench().find(bench().population().person().ways().get(0)).identifiers()) {
            Identifier identifier = known.identifier();
            boolean local =
                identifier.kind().unique()
                    && !UNIQUE_EVERYWHERE.matcher(identifier.value()).matches();
            findings.breachUnless(
                !local || identifier.kind().name().contains(Workbench.INSTANCE),
                "kind '" + identifier.kind().name() + "' does not carry the instance's name");
          }
        });
  }

  @Checks(Rule.FIND_12)
  @ResourceLock(Resources.LOCALE)
  final void caseHidesNobody() {
    check(
        findings -> {
          bench().requireResolver();
          Locale before = Locale.getDefault();
          // Where "I" in lower case is not "i".
          Locale.setDefault(Locale.forLanguageTag("tr-TR"));
          try {
            for (DataSubject way : bench().population().person().ways()) {
              for (Identifier identifier : way.identifiers()) {
                inAnyCase(findings, way, identifier);
              }
            }
          } finally {
            Locale.setDefault(before);
          }
        });
  }

  private void inAnyCase(Findings findings, DataSubject way, Identifier identifier) {
    if (!identifier.kind().caseSensitive()) {
      Set<Identifier> expected = Resolving.immutable(bench().find(way));
      for (String value :
          new TreeSet<>(
              List.of(
                  identifier.value().toUpperCase(Locale.ROOT),
                  identifier.value().toLowerCase(Locale.ROOT)))) {
        Resolving resolving = bench().find(DataSubject.of(Identifier.of(identifier.kind(), value)));
        findings.breachUnless(
            Resolving.immutable(resolving).equals(expected),
            identifier.kind().name() + " in another case: " + resolving.description());
      }
    }
  }
}
