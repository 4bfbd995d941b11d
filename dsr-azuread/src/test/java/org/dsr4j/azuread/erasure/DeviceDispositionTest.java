package org.dsr4j.azuread.erasure;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.dsr4j.azuread.erasure.DeviceDisposition.Kind;
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

class DeviceDispositionTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
  private static final Custody CUSTODY = new Custody("it desk", DAY, "recovery keys");
  private static final String DEVICE = "dddddddd-2222-4333-8444-555555555555";
  private static final String ONE = "11111111-2222-4333-8444-555555555555";
  private static final String TWO = "22222222-2222-4333-8444-555555555555";

  private ErasureOrder order = ErasureOrder.of(ErasureGround.OBJECTION);

  private void decide(String device, DeviceChoice choice) {
    order = order.device(DeviceDecision.of(device, choice, "it desk", DAY));
  }

  private DeviceDisposition disposition(boolean managed, String... managedIds) {
    String json = "{\"isManaged\":" + managed + "}";
    DirectoryDevice device = new DirectoryDevice(DEVICE, Content.ofJson(json.getBytes(UTF_8)));
    List<KnownIdentifier> ids =
        Stream.of(managedIds)
            .map(id -> Identifier.of(IdentifierKind.MANAGED_DEVICE_ID, id))
            .map(id -> KnownIdentifier.strong(id, "test"))
            .toList();
    return DeviceDisposition.of(
        device,
        order,
        new Identity(
            "subject-1",
            DataSubject.objectId("33333333-2222-4333-8444-555555555555"),
            List.of(new Facet(Facet.DEVICES, ids, List.of()))));
  }

  @Test
  void oneDeviceNeedsOnlyOneDecision() {
    assertThat(disposition(true, ONE).kind()).isEqualTo(Kind.WAIT_FOR_MANAGED_DEVICE);
    assertThat(disposition(true).kind()).isEqualTo(Kind.UNDECIDED);
    assertThat(disposition(false, ONE).kind()).isEqualTo(Kind.UNDECIDED);
  }

  @Test
  void theDecisionOnTheDeviceItselfTakesPrecedence() {
    decide(ONE, DeviceChoice.WIPE);
    decide(DEVICE, DeviceChoice.UNASSIGN);

    assertThat(disposition(true, ONE).kind()).isEqualTo(Kind.KEEP);
  }

  @Test
  void onlyWhatFitsTheDeviceCanBeDecided() {
    decide(DEVICE, DeviceChoice.WIPE);

    assertThat(disposition(true).kind()).isEqualTo(Kind.DELETE);
    assertThat(disposition(false).kind()).isEqualTo(Kind.NOT_APPLICABLE);
  }

  @Test
  void managedDevicesSpeakForItOnlyWithOneVoice() {
    decide(ONE, DeviceChoice.RETIRE);
    assertThat(disposition(true, ONE, TWO).kind()).isEqualTo(Kind.WAIT_FOR_MANAGED_DEVICE);

    decide(TWO, DeviceChoice.DELETE);
    assertThat(disposition(true, ONE, TWO).kind()).isEqualTo(Kind.DELETE);

    decide(TWO, DeviceChoice.UNASSIGN);
    assertThat(disposition(true, ONE, TWO).kind()).isEqualTo(Kind.UNDECIDED);

    decide(ONE, DeviceChoice.UNASSIGN);
    assertThat(disposition(true, ONE, TWO).kind()).isEqualTo(Kind.KEEP);
  }

  @Test
  void custodyOfOneDeviceIsNoCustodyOfAnother() {
    order =
        order.device(DeviceDecision.of(ONE, DeviceChoice.WIPE, "it desk", DAY).custody(CUSTODY));
    decide(TWO, DeviceChoice.WIPE);

    assertThat(disposition(true, ONE, TWO).custody()).isNull();
    assertThat(disposition(true, ONE).custody()).isEqualTo(CUSTODY);
  }
}
