package org.dsr4j.graph.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;
import org.junit.jupiter.api.Test;

class FacetCollectorTest {

  private static final String LAPTOP = "9f8e7d6c-2fa1-11d2-883f-0016d3cca427";
  private static final Window EARLY = Window.since(Instant.parse("2020-01-01T00:00:00Z"));
  private static final Window LATE = Window.since(Instant.parse("2024-01-01T00:00:00Z"));

  private final FacetCollector collector = new FacetCollector(Facet.DEVICES, "management/devices");

  private void add(String value, Strength strength, Window lifetime) {
    collector.add(IdentifierKind.DEVICE_ID, Optional.of(value), strength, lifetime);
  }

  private KnownIdentifier only() {
    List<KnownIdentifier> all = collector.facet().identifiers();
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  @Test
  void aDeviceEnrolledTwiceByThePersonIsTheirsSinceTheFirstTime() {
    add(LAPTOP, Strength.STRONG, LATE);
    add(LAPTOP, Strength.STRONG, EARLY);

    assertThat(only().lifetime()).isEqualTo(EARLY);
  }

  @Test
  void aWeakIdentifierDoesNotExtendTheLifetimeOfAStrongOne() {
    add(LAPTOP, Strength.WEAK, EARLY);
    add(LAPTOP, Strength.STRONG, LATE);
    add(LAPTOP, Strength.WEAK, Window.all());

    assertThat(only().strength()).isEqualTo(Strength.STRONG);
    assertThat(only().lifetime()).isEqualTo(LATE);
  }

  @Test
  void wordsForNoneAreNoIdentifiers() {
    add(" ", Strength.STRONG, EARLY);
    add("00000000-0000-0000-0000-000000000000", Strength.STRONG, EARLY);

    assertThat(collector.facet().identifiers()).isEmpty();
    assertThat(collector.facet().complete()).isTrue();
  }

  @Test
  void anIdentifierThatCannotBeUsedIsAGapWithoutItsValue() {
    add("evil\u0007text", Strength.STRONG, EARLY);

    assertThat(collector.facet().identifiers()).isEmpty();
    assertThat(collector.facet().gaps())
        .singleElement()
        .satisfies(gap -> assertThat(gap.detail()).contains("device-id").doesNotContain("evil"));
  }

  @Test
  void aLifetimeBeginsOnlyAtARealDate() {
    assertThat(FacetCollector.since(Optional.of("2024-01-01T01:00:00+01:00"))).isEqualTo(LATE);
    for (String none : List.of("0001-01-01T00:00:00Z", "soon", "")) {
      assertThat(FacetCollector.since(Optional.of(none))).isEqualTo(Window.all());
    }
    assertThat(FacetCollector.since(Optional.empty())).isEqualTo(Window.all());
  }

  @Test
  void aDeviceThatOnlyTheRequesterNamesIsWeak() {
    Identifier laptop = Identifier.of(IdentifierKind.DEVICE_ID, LAPTOP);
    DataSubject subject = DataSubject.of(laptop);
    Identity asked = new Identity("p1", subject, List.of(facet(Facet.USER, laptop)));
    Identity told =
        new Identity(
            "p1", subject, List.of(facet(Facet.USER, laptop), facet(Facet.DEVICES, laptop)));

    assertThat(FacetCollector.devices(asked, IdentifierKind.DEVICE_ID))
        .extracting(KnownIdentifier::strength)
        .containsExactly(Strength.WEAK);
    assertThat(FacetCollector.devices(told, IdentifierKind.DEVICE_ID))
        .extracting(KnownIdentifier::strength)
        .containsExactly(Strength.STRONG);
  }

  private static Facet facet(String name, Identifier identifier) {
    return new Facet(name, List.of(KnownIdentifier.strong(identifier, "request")), List.of());
  }
}
