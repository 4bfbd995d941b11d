package org.dsr4j.graph.typed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.microsoft.graph.models.BitlockerRecoveryKey;
import com.microsoft.graph.models.ComplianceState;
import com.microsoft.graph.models.DirectoryObject;
import com.microsoft.graph.models.ManagedDevice;
import com.microsoft.graph.models.User;
import com.microsoft.kiota.serialization.Parsable;
import com.microsoft.kiota.serialization.ParseNode;
import com.microsoft.kiota.serialization.SerializationWriter;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.PersonalDataRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedRecordsTest {

  @Test
  void theGettersReturnTheValuesOfTheRecord() {
    ManagedDevice device =
        device(
            """
            {"id":"d1","deviceName":"LAPTOP-7","complianceState":"noncompliant",
             "totalStorageSpaceInBytes":9007199254740993,"isEncrypted":true,
             "enrolledDateTime":"2026-03-01T08:00:00Z",
             "deviceActionResults":[{"actionName":"wipe","actionState":"done"}]}
            """);

    assertThat(device.getId()).isEqualTo("d1");
    assertThat(device.getDeviceName()).isEqualTo("LAPTOP-7");
    assertThat(device.getComplianceState()).isEqualTo(ComplianceState.Noncompliant);
    assertThat(device.getTotalStorageSpaceInBytes()).isEqualTo(9007199254740993L);
    assertThat(device.getIsEncrypted()).isTrue();
    assertThat(device.getEnrolledDateTime())
        .isEqualTo(OffsetDateTime.parse("2026-03-01T08:00:00Z"));
    assertThat(device.getDeviceActionResults())
        .singleElement()
        .satisfies(result -> assertThat(result.getActionName()).isEqualTo("wipe"));
    assertThat(device.getAdditionalData()).isEmpty();
  }

  @Test
  void anUnknownPropertyIsKeptWithEveryDigit() {
    String json =
        """
        {"id":"d1","betaText":"t","betaFlag":false,"betaNumber":123456789012345678.10,
         "betaNull":null,"betaList":[{"name":"n","size":12345678901234567890}]}
        """;

    ManagedDevice device = device(json);

    assertThat(device.getAdditionalData())
        .containsEntry("betaText", "t")
        .containsEntry("betaFlag", false)
        .containsEntry("betaNumber", new BigDecimal("123456789012345678.10"))
        .containsEntry("betaNull", null)
        .containsKey("betaList")
        .hasSize(5);
    assertThat(Wire.lost(Wire.parse(json), device)).isEmpty();
  }

  @Test
  void anUnknownPropertyOfANestedObjectIsKeptInThatObject() {
    ManagedDevice device = device("{\"deviceActionResults\":[{\"betaCode\":7}]}");

    assertThat(device.getDeviceActionResults().get(0).getAdditionalData())
        .containsEntry("betaCode", new BigDecimal(7));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "complianceState | \"ofTheBetaVersion\"",
        "complianceState | \"\"",
        "partnerReportedThreatState | 7",
        "isEncrypted | \"[withheld]\"",
        "isEncrypted | \"true\"",
        "isEncrypted | 1",
        "enrolledDateTime | \"[withheld]\"",
        "totalStorageSpaceInBytes | \"[withheld]\"",
        "totalStorageSpaceInBytes | 1.5",
        "totalStorageSpaceInBytes | 9223372036854775808",
        "configurationManagerClientEnabledFeatures | \"[withheld]\"",
        "configurationManagerClientEnabledFeatures | []",
        "deviceActionResults | \"[withheld]\"",
        "deviceActionResults | [\"wipe\"]",
        "deviceActionResults | [null]",
        "deviceActionResults | {\"actionName\":\"wipe\"}",
        "deviceName | {\"first\":\"name\"}",
        "deviceName | [\"name\"]"
      })
  void aValueThatTheGetterCannotHoldIsKeptWholeUnderItsOwnName(String name, String value) {
    String json = "{\"id\":\"d1\",\"%s\":%s}".formatted(name, value);

    ManagedDevice device = device(json);

    assertThat(device.getId()).isEqualTo("d1");
    assertThat(device.getBackingStore().<Object>get(name)).isNull();
    assertThat(device.getAdditionalData()).containsOnlyKeys(name);
    assertThat(Wire.lost(Wire.parse(json), device)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "businessPhones | [\"1\",{\"beta\":2}]",
        "businessPhones | \"[withheld]\"",
        "employeeHireDate | \"yesterday\"",
        "passwordProfile | \"[withheld]\"",
        "signInActivity | {\"lastSignInRequestId\":[1]}"
      })
  void aPropertyOfAUserIsKeptInTheSameWay(String name, String value) {
    String json = "{\"%s\":%s}".formatted(name, value);

    User user = TypedRecords.of(Records.of(json), User::createFromDiscriminatorValue);

    assertThat(Wire.lost(Wire.parse(json), user)).isEmpty();
  }

  @Test
  void someKnownAndSomeUnknownOfSeveralEnumValuesAreKeptTogether() {
    String json = "{\"exchangeAccessStateReason\":\"none\",\"managementAgent\":\"mdm,beta\"}";

    assertThat(device(json).getAdditionalData())
        .containsOnly(Map.entry("managementAgent", "mdm,beta"));
  }

  @Test
  void aNumberWrittenAsTextIsRead() {
    assertThat(device("{\"totalStorageSpaceInBytes\":\"42\"}").getTotalStorageSpaceInBytes())
        .isEqualTo(42);
  }

  @Test
  void textThatWasWithheldIsReadAsTheMarker() {
    Content content = Records.of("{\"id\":\"k1\",\"key\":\"secret\"}").content();
    PersonalDataRecord record =
        Records.of(content.withhold(List.of(FieldPath.of("key"))).content());

    BitlockerRecoveryKey key =
        TypedRecords.of(record, BitlockerRecoveryKey::createFromDiscriminatorValue);

    assertThat(key.getKey()).isEqualTo(Content.WITHHELD);
  }

  @Test
  void aTypeNamedByTheRecordSelectsTheSubclass() {
    DirectoryObject object =
        TypedRecords.of(
            Records.of("{\"@odata.type\":\"#microsoft.graph.user\",\"jobTitle\":\"clerk\"}"),
            DirectoryObject::createFromDiscriminatorValue);

    assertThat(object)
        .isInstanceOfSatisfying(User.class, u -> assertThat(u.getJobTitle()).isEqualTo("clerk"));
  }

  @Test
  void aTypeThatOnlyBetaHasBecomesTheGivenClass() {
    ManagedDevice device =
        device("{\"@odata.type\":\"#microsoft.graph.windowsManagedDevice\",\"deviceName\":\"x\"}");

    assertThat(device.getOdataType()).isEqualTo("#microsoft.graph.windowsManagedDevice");
    assertThat(device.getDeviceName()).isEqualTo("x");
  }

  @Test
  void aRecordOfAnotherSourceIsNotRefusedButItsPropertiesAreNotInGetters() {
    User user =
        TypedRecords.of(Records.of("{\"serialNumber\":\"s\"}"), User::createFromDiscriminatorValue);

    assertThat(user.getAdditionalData()).containsOnly(Map.entry("serialNumber", "s"));
  }

  @Test
  void theLastValueOfADuplicateNameIsRead() {
    assertThat(device("{\"deviceName\":\"first\",\"deviceName\":\"last\"}").getDeviceName())
        .isEqualTo("last");
  }

  @Test
  void theRecordStaysAsItIs() {
    PersonalDataRecord record = Records.of("{\"deviceName\":\"before\"}");

    ManagedDevice device = TypedRecords.of(record, ManagedDevice::createFromDiscriminatorValue);
    device.setDeviceName("after");

    assertThat(record.content().text("deviceName")).contains("before");
  }

  @Test
  void threadsReadOneRecordSideBySide() {
    PersonalDataRecord record = Records.of("{\"deviceName\":\"x\",\"beta\":1}");
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<CompletableFuture<ManagedDevice>> readings =
          IntStream.range(0, 200)
              .mapToObj(
                  i ->
                      CompletableFuture.supplyAsync(
                          () ->
                              TypedRecords.of(record, ManagedDevice::createFromDiscriminatorValue),
                          threads))
              .toList();

      assertThat(readings.stream().map(CompletableFuture::join))
          .hasSize(200)
          .doesNotHaveDuplicates()
          .allSatisfy(
              device -> {
                assertThat(device.getDeviceName()).isEqualTo("x");
                assertThat(device.getAdditionalData()).containsOnlyKeys("beta");
              });
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aFactoryThatFailsIsReportedWithoutPersonalData() {
    refused(
        Records.of("{\"mail\":\"person@contoso.com\"}"),
        node -> {
          throw new IllegalStateException("cannot read person@contoso.com");
        });
  }

  @Test
  void aFactoryThatReturnsNothingIsReported() {
    refused(Records.of("{\"mail\":\"person@contoso.com\"}"), node -> null);
  }

  @Test
  void aClassThatCannotKeepAnUnknownPropertyIsReported() {
    refused(Records.of("{\"mail\":\"person@contoso.com\"}"), node -> new NothingKept());
  }

  @Test
  void contentNestedTooDeeplyIsReported() {
    refused(
        Records.of(
            "{\"mail\":" + "[".repeat(400) + "\"person@contoso.com\"" + "]".repeat(400) + "}"),
        ManagedDevice::createFromDiscriminatorValue);
  }

  private static <T extends Object & Parsable> void refused(
      PersonalDataRecord record, Function<ParseNode, T> factory) {
    assertThatExceptionOfType(DsrException.class)
        .isThrownBy(() -> TypedRecords.of(record, factory))
        .withMessageContaining("intune/intune-managed-device")
        .withMessageEndingWith("[graph.typed-view-unreadable]")
        .withNoCause()
        .satisfies(
            e -> {
              assertThat(e.code()).isEqualTo(GraphError.TYPED_VIEW_UNREADABLE);
              assertThat(e.getMessage()).doesNotContain("contoso");
            });
  }

  private static ManagedDevice device(String json) {
    return TypedRecords.of(Records.of(json), ManagedDevice::createFromDiscriminatorValue);
  }

  private static final class NothingKept implements Parsable {
    @Override
    public Map<String, Consumer<ParseNode>> getFieldDeserializers() {
      return Map.of();
    }

    @Override
    public void serialize(SerializationWriter writer) {}
  }
}
