package org.dsr4j.it.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.users.GraphUsers;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.Resolution;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A person is found in every spelling that is equal to the stored one, and nobody else is.
 *
 * <p>The directory compares texts without case, but by their characters. Blank characters at the
 * ends are not stored by it: only the request has them.
 */
class SpellingsPropertyTest {

  private static final int PEOPLE = 40;
  private static final String[] NAMES = {
    "zo\u00eb",
    "kim",
    "ivo",
    "\u0131vo",
    "\u212aim",
    "\u00e5sa",
    "s\u00f8ren",
    "n\u0169\u0303",
    "rosa.m"
  };

  /** Hosts in Unicode and encoded. */
  private static final String[][] HOSTS = {
    {"shop.example", "shop.example"},
    {"b\u00fccher.example", "xn--bcher-kva.example"},
    {"stra\u00dfe.example", "xn--strae-oqa.example"},
    {"mail.\u4f8b\u3048.example", "mail.xn--r8jz45g.example"}
  };

  private static SimulatedTenant simulated;
  private static GraphConnection graph;

  private final long seed = Long.getLong("dsr.seed", new Random().nextLong());
  private final Random random = new Random(seed);

  @BeforeAll
  static void start() {
    simulated = SimulatedTenant.start();
    graph = GraphTenant.connect(simulated, GraphTenant.token(simulated.accessToken()));
  }

  @AfterAll
  static void stop() {
    graph.close();
    simulated.close();
  }

  private record Address(String name, String[] host) {}

  private String spelled(Address address) {
    String name = address.name();
    name = random.nextInt(4) == 0 ? asciiUpper(name) : name;
    // NFD turns the KELVIN SIGN into a K, which is another letter.
    if (random.nextBoolean() && !name.contains("\u212a")) {
      name = Normalizer.normalize(name, Normalizer.Form.NFD);
    }
    String host = address.host()[random.nextInt(2)];
    if (random.nextInt(3) == 0) {
      host = Normalizer.normalize(host, Normalizer.Form.NFD);
    }
    return name + "@" + host;
  }

  private static String asciiUpper(String text) {
    StringBuilder upper = new StringBuilder();
    text.codePoints()
        .map(c -> c < 128 ? Character.toUpperCase(c) : c)
        .forEach(upper::appendCodePoint);
    return upper.toString();
  }

  private String asked(Address address) {
    String[] ends = {"", " ", "\u00a0", "\u200b", "\ufeff", "\u200e"};
    return ends[random.nextInt(ends.length)] + spelled(address) + ends[random.nextInt(ends.length)];
  }

  private Resolution lookup(DataSubject subject) {
    Identity known = new Identity("DSR-1", subject, List.of());
    return new GraphUsers(graph).lookup(known, "test", new Cancellation());
  }

  private static List<String> accounts(Resolution found) {
    return found instanceof Resolution.Identified identified
        ? identified.facets().stream()
            .flatMap(facet -> facet.identifiers().stream())
            .map(each -> each.identifier())
            .filter(each -> each.kind().equals(IdentifierKind.OBJECT_ID))
            .map(Identifier::value)
            .toList()
        : List.of();
  }

  @Test
  void aPersonIsFoundInEverySpellingOfAnAddress() {
    for (int i = 0; i < PEOPLE; i++) {
      Address address =
          new Address(NAMES[random.nextInt(NAMES.length)] + i, HOSTS[random.nextInt(HOSTS.length)]);
      SimulatedUser person = simulated.user("p" + i);
      boolean byName = random.nextBoolean();
      String stored = spelled(address);
      String asked = asked(address);
      SimulatedUser named = byName ? person.userPrincipalName(stored) : person.mail(stored);

      Resolution found =
          lookup(byName ? DataSubject.userPrincipalName(asked) : DataSubject.mail(asked));

      assertThat(accounts(found))
          .as("seed %d: stored %s, asked %s: %s", seed, stored, asked, found)
          .containsExactly(named.objectId());
    }
  }

  @Test
  void aLetterThatOnlyLooksLikeAnotherFindsNobody() {
    simulated.user("kelvin").mail("\u212aelvin@shop.example");
    simulated.user("dotless").mail("d\u0131m@shop.example");

    assertThat(accounts(lookup(DataSubject.mail("kelvin@shop.example")))).isEmpty();
    assertThat(accounts(lookup(DataSubject.mail("dim@shop.example")))).isEmpty();
  }
}
