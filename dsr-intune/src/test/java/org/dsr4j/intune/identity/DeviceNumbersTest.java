package org.dsr4j.intune.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many devices have the same placeholder; it must not lead to the data of other people. */
class DeviceNumbersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Defaultstring",
        "Default string",
        "default_string",
        "SystemSerialNumber",
        "System Serial Number",
        "To Be Filled By O.E.M.",
        "ToBeFilledByO.E.M.",
        "to be filled by oem",
        "Not Specified",
        "NotApplicable",
        "N/A",
        "n.a.",
        "NONE",
        "null",
        " Unknown ",
        "Chassis Serial Number",
        "O.E.M.",
        "0",
        "00000000",
        "0000-0000-0000",
        "000000000000000",
        "1111111",
        "XXXXXXXX",
        "........",
        "-",
        "0123456789",
        "1234567890",
        "123456789",
        "01234567890123456789",
        "1234-5678-90"
      })
  void aPlaceholderIdentifiesNoDevice(String number) {
    assertThat(DeviceNumbers.distinctive(Optional.of(number))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PF-0417",
        "5CG1234XYZ",
        "C02XL0GTJGH5",
        "VMware-56 4d 8e 0a 11 22 33 44-55 66 77 88 99 aa bb cc",
        "0000-0006-1234-5678-9012-3456-78",
        "356938035643809",
        "DEFAULT-0417",
        "9876543210"
      })
  void aRealNumberIsKeptAsItIs(String number) {
    assertThat(DeviceNumbers.distinctive(Optional.of(number))).contains(number);
  }
}
