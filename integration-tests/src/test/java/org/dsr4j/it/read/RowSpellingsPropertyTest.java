package org.dsr4j.it.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.junit.jupiter.api.Test;

/**
 * The rows of every source hold an address in one spelling, the request names it in another. A row
 * is found or held back, or its source has a gap.
 */
class RowSpellingsPropertyTest {

  private static final String[][] ADDRESSES = {
    {"zo\u00eb@contoso.com"},
    {"\u00e5sa@b\u00fccher.example", "\u00e5sa@xn--bcher-kva.example"},
    {"s\u00f8ren.m@contoso.com"},
    {"ivo@stra\u00dfe.example", "ivo@xn--strae-oqa.example"}
  };

  /**
   * Known loss: the simulated reports compare with case, and whether Graph does is not documented.
   * The account's own spelling is asked, so rows are lost only if they have another one.
   */
  private static final String COMPARES_WITH_CASE = "aad-credential-usage-reports";

  private static final int DRAWS = Integer.getInteger("dsr.draws", 4);

  private final long seed = Long.getLong("dsr.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  private String spelled(String[] address) {
    String text = address[random.nextInt(address.length)];
    text = random.nextInt(3) == 0 ? asciiUpper(text) : text;
    // Last: letters outside ASCII are equal in one case only.
    return random.nextBoolean() ? Normalizer.normalize(text, Normalizer.Form.NFD) : text;
  }

  private static String asciiUpper(String text) {
    return text.codePoints()
        .map(c -> c < 128 ? Character.toUpperCase(c) : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** The same person, whose addresses are written as the request writes them. */
  private static Identity naming(Identity person, Set<String> stored, String asked) {
    List<Facet> facets = new ArrayList<>();
    for (Facet facet : person.facets()) {
      List<KnownIdentifier> identifiers = new ArrayList<>();
      for (KnownIdentifier known : facet.identifiers()) {
        Identifier identifier = known.identifier();
        identifiers.add(
            stored.contains(identifier.value())
                ? new KnownIdentifier(
                    Identifier.of(identifier.kind(), asked),
                    known.provenance(),
                    known.strength(),
                    known.lifetime())
                : known);
      }
      facets.add(new Facet(facet.name(), identifiers, facet.gaps()));
    }
    return new Identity(person.reference(), person.subject(), facets);
  }

  @Test
  void aRowThatNamesThePersonInAnotherSpellingIsNotLostInSilence() {
    List<String> lost = new ArrayList<>();
    int compared = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      String[] address = ADDRESSES[random.nextInt(ADDRESSES.length)];
      String stored = spelled(address);
      String asked = spelled(address);
      try (SimulatedTenant simulated = SimulatedTenant.start();
          GraphTenant tenant = new GraphTenant(simulated)) {
        SimulatedUser person =
            simulated
                .user("person")
                .userPrincipalName(stored)
                .mail(stored)
                .device(SimulatedDevice::windows)
                .inEverySource();
        Identity known = tenant.dsr().discover(tenant.request(person)).identity();
        Identity other = naming(known, Set.of(stored), asked);
        assertThat(known.identifiers(IdentifierKind.OBJECT_ID)).as("seed %d", seed).hasSize(1);
        try (SourceReads intact = new SourceReads(simulated, known);
            SourceReads spelled = new SourceReads(simulated, other)) {
          for (SourceDescriptor source : intact.sources()) {
            RecordedRead expected = intact.read(source);
            RecordedRead read = spelled.read(source);
            compared++;
            if (!source.id().equals(COMPARES_WITH_CASE)
                && read.complete()
                && keys(read).size() < keys(expected).size()) {
              lost.add(
                  "%s: stored %s, asked %s, %d of %d"
                      .formatted(
                          source.id(), stored, asked, keys(read).size(), keys(expected).size()));
            }
          }
        }
      }
    }

    assertThat(compared).isGreaterThan(100 * DRAWS);
    assertThat(lost).as("seed %d", seed).isEmpty();
  }

  private static Set<String> keys(RecordedRead read) {
    return read.records().stream().map(record -> record.key().value()).collect(Collectors.toSet());
  }
}
