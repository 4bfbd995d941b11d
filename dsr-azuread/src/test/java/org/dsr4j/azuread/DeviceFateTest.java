package org.dsr4j.azuread;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.azuread.DeviceFate.Kind;
import org.dsr4j.change.Custody;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.ErasureGround;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.Content;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.junit.jupiter.api.Test;

class DeviceFateTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  private static final Custody CUSTODY = new Custody("it desk", DAY, "recovery keys");
  private static final String DEVICE = "dddddddd-2222-4333-8444-555555555555";
  private static final String ONE = "11111111-2222-4333-8444-555555555555";
  private static final String TWO = "22222222-2222-4333-8444-555555555555";

  private ErasureOrder order = ErasureOrder.of(ErasureGround.OBJECTION);

  private void decide(String device, DeviceChoice choice) {
    order = order.device(DeviceDecision.of(device, choice, "it desk", DAY));
  }

  private DeviceFate fate(boolean managed, String... managedIds) {
    String json = "{\"isManaged\":" + managed + "}";
    DirectoryDevice device = new DirectoryDevice(DEVICE, Content.ofJson(json.getBytes(UTF_8)));
    List<KnownIdentifier> ids =
        Stream.of(managedIds)
            .map(id -> Identifier.of(IdentifierKind.MANAGED_DEVICE_ID, id))
            .map(id -> KnownIdentifier.strong(id, "test"))
            .toList();
    return DeviceFate.of(
        device,
        order,
        new Identity(
            "subject-1",
            DataSubject.objectId("33333333-2222-4333-8444-555555555555"),
            List.of(new Facet(Facet.DEVICES, ids, List.of()))));
  }

  @Test
  void nobodyIsAskedTwiceAboutOneDevice() {
    assertThat(fate(true, ONE).kind()).isEqualTo(Kind.AFTER_MANAGED);
    assertThat(fate(true).kind()).isEqualTo(Kind.ASK);
    assertThat(fate(false, ONE).kind()).isEqualTo(Kind.ASK);
  }

  @Test
  void theDecisionOnTheDeviceItselfGoesBeforeAnyOther() {
    decide(ONE, DeviceChoice.WIPE);
    decide(DEVICE, DeviceChoice.UNASSIGN);

    assertThat(fate(true, ONE).kind()).isEqualTo(Kind.LEAVE);
  }

  @Test
  void onlyWhatFitsTheDeviceCanBeDecided() {
    decide(DEVICE, DeviceChoice.WIPE);

    assertThat(fate(true).kind()).isEqualTo(Kind.DELETE);
    assertThat(fate(false).kind()).isEqualTo(Kind.UNFIT);
  }

  @Test
  void managedDevicesSpeakForItOnlyWithOneVoice() {
    decide(ONE, DeviceChoice.RETIRE);
    assertThat(fate(true, ONE, TWO).kind()).isEqualTo(Kind.AFTER_MANAGED);

    decide(TWO, DeviceChoice.DELETE);
    assertThat(fate(true, ONE, TWO).kind()).isEqualTo(Kind.DELETE);

    decide(TWO, DeviceChoice.UNASSIGN);
    assertThat(fate(true, ONE, TWO).kind()).isEqualTo(Kind.ASK);

    decide(ONE, DeviceChoice.UNASSIGN);
    assertThat(fate(true, ONE, TWO).kind()).isEqualTo(Kind.LEAVE);
  }

  @Test
  void custodyOfOneDeviceIsNoCustodyOfAnother() {
    order =
        order.device(DeviceDecision.of(ONE, DeviceChoice.WIPE, "it desk", DAY).custody(CUSTODY));
    decide(TWO, DeviceChoice.WIPE);

    assertThat(fate(true, ONE, TWO).custody()).isNull();
    assertThat(fate(true, ONE).custody()).isEqualTo(CUSTODY);
  }
}
