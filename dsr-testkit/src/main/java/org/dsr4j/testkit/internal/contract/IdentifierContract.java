package org.dsr4j.testkit.internal.contract;

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
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.fixture.ReadFixture;
import org.dsr4j.testkit.internal.contract.fixture.RecordedResolution;
import org.dsr4j.testkit.internal.contract.result.Findings;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Rules {@code FIND} on the identifiers and facets of a person. */
public abstract class IdentifierContract extends ContractConcern {

  private static final Pattern UNIQUE_EVERYWHERE =
      Pattern.compile("(?i).*@.*|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** For subclasses. */
  public IdentifierContract() {}

  @ChecksRule(Rule.FIND_05)
  final void consumedKindsAreDeclared() {
    check(
        findings -> {
          Set<IdentifierKind> consumed = readFixture().requireResolver().consumes();
          readFixture().population().person().lookUps().stream()
              .flatMap(way -> way.identifiers().stream())
              .map(Identifier::kind)
              .distinct()
              .forEach(
                  kind ->
                      findings.breachUnless(
                          consumed.contains(kind), "not consumed: " + kind.name()));
        });
  }

  @ChecksRule(Rule.FIND_06)
  final void everyFacetOfTheOwnSourcesIsReturned() {
    check(
        findings -> {
          readFixture().requireResolver();
          for (SeededPerson person : readFixture().population().everyone()) {
            Identity identity = readFixture().identity(person);
            for (SourceDescriptor source : readFixture().exportable()) {
              for (String facet : source.facets()) {
                findings.breachAtUnless(
                    identity.facet(facet).isPresent(),
                    source.id(),
                    "facet '" + facet + "' is missing");
              }
            }
          }
        });
  }

  @ChecksRule(Rule.FIND_07)
  final void identifiersHaveAProvenance() {
    check(
        findings -> {
          readFixture().requireResolver();
          readFixture()
              .resolveSubject(readFixture().population().person().lookUps().get(0))
              .identifiers()
              .forEach(
                  known ->
                      findings.breachUnless(
                          known.provenance().matches(ReadFixture.INSTANCE + "/\\S+"),
                          known.identifier() + " comes from '" + known.provenance() + "'"));
        });
  }

  @ChecksRule(Rule.FIND_08)
  final void resolutionIsStable() {
    check(
        findings -> {
          readFixture().requireResolver();
          SeededPerson person = readFixture().population().person();
          RecordedResolution first = readFixture().resolveSubject(person.lookUps().get(0));
          RecordedResolution second =
              RecordedResolution.of(
                  readFixture().adapter(), readFixture().identity(person), new Cancellation());
          findings.breachUnless(
              identifiers(second).equals(identifiers(first)),
              "first " + identifiers(first).size() + " identifiers, then " + second.description());
        });
  }

  private static Set<List<Object>> identifiers(RecordedResolution resolving) {
    Set<List<Object>> identifiers = new HashSet<>();
    for (Facet facet : resolving.facets()) {
      facet
          .identifiers()
          .forEach(
              known ->
                  identifiers.add(List.of(facet.name(), known.identifier(), known.strength())));
    }
    return identifiers;
  }

  @ChecksRule(Rule.FIND_09)
  final void identifiersOfOtherPeopleAreExcluded() {
    check(
        findings -> {
          readFixture().requireResolver();
          Map<Identifier, SeededPerson> owners = new HashMap<>();
          for (SeededPerson person : readFixture().population().everyone()) {
            for (KnownIdentifier known :
                readFixture().resolveSubject(person.lookUps().get(0)).identifiers()) {
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

  @ChecksRule(Rule.FIND_10)
  final void recycledIdentifiersAreWeakOrLimitedInTime() {
    check(
        findings -> {
          readFixture().requireResolver();
          List<KnownIdentifier> person =
              readFixture()
                  .resolveSubject(readFixture().population().person().lookUps().get(0))
                  .identifiers();
          List<KnownIdentifier> namesake =
              readFixture()
                  .resolveSubject(readFixture().population().namesake().lookUps().get(0))
                  .identifiers();
          for (KnownIdentifier one : person) {
            namesake.stream()
                .filter(other -> other.identifier().equals(one.identifier()))
                .filter(other -> certain(one) || certain(other))
                .forEach(
                    other ->
                        findings.breach(
                            one.identifier()
                                + " is strong without a time limit, and two people have it"));
          }
        });
  }

  private static boolean certain(KnownIdentifier known) {
    return known.strength() == Strength.STRONG && known.lifetime().unbounded();
  }

  @ChecksRule(Rule.FIND_11)
  final void localIdentifiersContainTheInstancesName() {
    check(
        findings -> {
          readFixture().requireResolver();
          for (KnownIdentifier known :
              readFixture()
                  .resolveSubject(readFixture().population().person().lookUps().get(0))
                  .identifiers()) {
            Identifier identifier = known.identifier();
            boolean local =
                identifier.kind().unique()
                    && !UNIQUE_EVERYWHERE.matcher(identifier.value()).matches();
            findings.breachUnless(
                !local || identifier.kind().name().contains(ReadFixture.INSTANCE),
                "kind '" + identifier.kind().name() + "' does not carry the instance's name");
          }
        });
  }

  @ChecksRule(Rule.FIND_12)
  @ResourceLock(Resources.LOCALE)
  final void caseIsIgnoredWhereItHasNoMeaning() {
    check(
        findings -> {
          readFixture().requireResolver();
          Locale before = Locale.getDefault();
          // The lower case of "I" is not "i" there.
          Locale.setDefault(Locale.forLanguageTag("tr-TR"));
          try {
            for (DataSubject way : readFixture().population().person().lookUps()) {
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
      Set<Identifier> expected = RecordedResolution.immutable(readFixture().resolveSubject(way));
      for (String value :
          new TreeSet<>(
              List.of(
                  identifier.value().toUpperCase(Locale.ROOT),
                  identifier.value().toLowerCase(Locale.ROOT)))) {
        RecordedResolution resolving =
            readFixture().resolveSubject(DataSubject.of(Identifier.of(identifier.kind(), value)));
        findings.breachUnless(
            RecordedResolution.immutable(resolving).equals(expected),
            identifier.kind().name() + " in another case: " + resolving.description());
      }
    }
  }
}
