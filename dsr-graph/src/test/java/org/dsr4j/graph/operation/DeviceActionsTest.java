package org.dsr4j.graph.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.dsr4j.model.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceActionsTest {

  private static final Instant SENT = Instant.parse("2026-05-01T10:00:00Z");
  private static final String NOW = "2026-05-01T10:00:30Z";

  @ParameterizedTest
  @CsvSource({
    "wipe,wipe,failed",
    "wipe,factoryReset,failed",
    "wipe,FactoryReset,failed",
    "wipe,factory_reset,failed",
    "retire,retire,failed",
    "retire,removeCompanyData,failed",
    "retire,Remove Company Data,failed",
    "wipe,retire,",
    "wipe,rebootNow,"
  })
  void aResultCountsForItsActionInEverySpelling(String action, String name, String state) {
    assertThat(
            DeviceActions.resultSince(device(result(name, "failed", NOW)), action, SENT)
                .orElse(null))
        .isEqualTo(state);
  }

  @ParameterizedTest
  @CsvSource({"notSupported,notsupported", "NotSupported,notsupported", "Done,done", "none,none"})
  void aStateIsReadInLowerCase(String state, String read) {
    assertThat(DeviceActions.resultSince(device(result("wipe", state, NOW)), "wipe", SENT))
        .contains(read);
  }

  @Test
  void theResultOfAnEarlierActionDoesNotCount() {
    assertThat(
            DeviceActions.resultSince(
                device(result("wipe", "failed", "2026-04-01T10:00:00Z")), "wipe", SENT))
        .isEmpty();
  }

  @Test
  void theLatestResultCounts() {
    String results =
        result("wipe", "failed", NOW) + "," + result("wipe", "pending", "2026-05-01T11:00:00Z");

    assertThat(DeviceActions.resultSince(device(results), "wipe", SENT)).contains("pending");
  }

  @ParameterizedTest
  @CsvSource({
    "wipePending,wipe,true",
    "wipeIssued,wipe,true",
    "WipePending,wipe,true",
    "retirePending,wipe,false",
    "wipeFailed,wipe,false",
    "managed,wipe,false"
  })
  void theStateOfTheDeviceShowsThatTheActionIsPending(
      String state, String action, boolean underWay) {
    Content device = content("{\"managementState\":\"" + state + "\"}");

    assertThat(DeviceActions.underWay(device, action)).isEqualTo(underWay);
  }

  private static String result(String name, String state, String started) {
    return "{\"actionName\":\""
        + name
        + "\",\"actionState\":\""
        + state
        + "\",\"startDateTime\":\""
        + started
        + "\"}";
  }

  private static Content device(String results) {
    return content("{\"id\":\"d\",\"deviceActionResults\":[" + results + "]}");
  }

  private static Content content(String json) {
    return Content.ofJson(json.getBytes(StandardCharsets.UTF_8));
  }
}
