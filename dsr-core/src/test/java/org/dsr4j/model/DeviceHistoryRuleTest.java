package org.dsr4j.model;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The id of a device does not change when another person gets the device. */
class DeviceHistoryRuleTest {

  private static final String ANNA = "1b4e28ba-2fa1-11d2-883f-0016d3cca427";
  private static final String LAPTOP = "9f8e7d6c-2fa1-11d2-883f-0016d3cca427";
  private static final Window SINCE_MARCH = Window.since(Instant.parse("2024-03-01T08:00:00Z"));
  private static final String BEFORE = "2024-02-29T10:00:00Z";
  private static final String AFTER = "2024-03-01T08:00:00Z";
  private static final MatchRule FIELD =
      MatchRule.field("device", IdentifierKind.MANAGED_DEVICE_ID).withDateField("at");

  private static Identity anna(Window device) {
    KnownIdentifier account =
        new KnownIdentifier(
            Identifier.of(IdentifierKind.OBJECT_ID, ANNA),
            "directory",
            Strength.STRONG,
            SINCE_MARCH);
    KnownIdentifier laptop =
        new KnownIdentifier(
            Identifier.of(IdentifierKind.MANAGED_DEVICE_ID, LAPTOP),
            "management",
            Strength.STRONG,
            device);
    return new Identity(
        "subject-1",
        DataSubject.of(account.identifier()),
        List.of(
            new Facet(Facet.USER, List.of(account), List.of()),
            new Facet(Facet.DEVICES, List.of(laptop), List.of())));
  }

  private static Strength strength(MatchRule rule, Window device, String json) {
    return rule.evaluate(anna(device), Content.ofJson(json.getBytes(UTF_8)))
        .orElseThrow()
        .strength();
  }

  private static String row(String at) {
    return "{\"device\":\"" + LAPTOP + "\",\"user\":\"" + ANNA + "\",\"at\":\"" + at + "\"}";
  }

  @Test
  void aRowDatedBeforeThePersonHadTheDeviceIsWeak() {
    assertThat(strength(FIELD, SINCE_MARCH, row(BEFORE))).isEqualTo(Strength.WEAK);
    assertThat(strength(FIELD, SINCE_MARCH, row(AFTER))).isEqualTo(Strength.STRONG);
  }

  @Test
  void anAddressThroughTheDeviceProvesNoMore() {
    MatchRule address = MatchRule.byRequest(IdentifierKind.MANAGED_DEVICE_ID).withDateField("at");

    assertThat(strength(address, SINCE_MARCH, row(BEFORE))).isEqualTo(Strength.WEAK);
    assertThat(strength(address, SINCE_MARCH, row(AFTER))).isEqualTo(Strength.STRONG);
  }

  @Test
  void aDeviceBelongsToTheNextOwnerAfterTheHandover() {
    Window handedOn = new Window(null, Instant.parse("2024-03-01T08:00:00Z"));

    assertThat(strength(FIELD, handedOn, row(BEFORE))).isEqualTo(Strength.STRONG);
    assertThat(strength(FIELD, handedOn, row(AFTER))).isEqualTo(Strength.WEAK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"device\":\"%s\",\"at\":\"0001-01-01T00:00:00Z\"}",
        "{\"device\":\"%s\",\"at\":\"yesterday\"}",
        "{\"device\":\"%s\",\"at\":null}",
        "{\"device\":\"%s\",\"atX\":\"2024-03-01T08:00:00Z\"}"
      })
  void aRowWithoutAUsableDateMayBeFromThePreviousOwner(String row) {
    assertThat(strength(FIELD, SINCE_MARCH, row.formatted(LAPTOP))).isEqualTo(Strength.WEAK);
    assertThat(strength(FIELD, Window.all(), row.formatted(LAPTOP))).isEqualTo(Strength.STRONG);
  }

  @Test
  void aDeviceWithoutLifetimeAndARuleWithoutDateKeepTheStrengthOfTheId() {
    assertThat(strength(FIELD, Window.all(), row(BEFORE))).isEqualTo(Strength.STRONG);
    assertThat(
            strength(
                MatchRule.field("device", IdentifierKind.MANAGED_DEVICE_ID),
                SINCE_MARCH,
                row(BEFORE)))
        .isEqualTo(Strength.STRONG);
  }

  @Test
  void theAccountsOwnIdMeansItsPersonAtAllTimes() {
    MatchRule rule = MatchRule.field("user", IdentifierKind.OBJECT_ID).withDateField("at");

    assertThat(strength(rule, SINCE_MARCH, row(BEFORE))).isEqualTo(Strength.STRONG);
  }

  @Test
  void aDecidingFieldOfThePersonOverridesTheDate() {
    assertThat(
            strength(FIELD.decidedBy("user", IdentifierKind.OBJECT_ID), SINCE_MARCH, row(BEFORE)))
        .isEqualTo(Strength.STRONG);
  }
}
