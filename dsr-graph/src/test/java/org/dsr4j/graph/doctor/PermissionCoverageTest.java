package org.dsr4j.graph.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.dsr4j.graph.doctor.PermissionCoverage.Degree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which permission includes which. */
class PermissionCoverageTest {

  @ParameterizedTest
  @CsvSource({
    "User.Read.All, User.Read.All, GRANTED",
    "User.ReadWrite.All, User.Read.All, GRANTED",
    "RoleManagement.ReadWrite.Directory, RoleManagement.Read.Directory, GRANTED",
    "BitlockerKey.Read.All, BitlockerKey.ReadBasic.All, GRANTED",
    "Directory.Read.All, User.Read.All, GRANTED",
    "Directory.ReadWrite.All, LicenseAssignment.Read.All, GRANTED",
    "UserAuthenticationMethod.ReadWrite.All, UserAuthMethod-Phone.Read.All, GRANTED",
    "Directory.Read.All, Device.Read.All, LIKELY",
    "RoleManagement.Read.All, RoleEligibilitySchedule.Read.Directory, LIKELY",
    "User.Read.All, User.ReadWrite.All, MISSING",
    "User.Read.All, Directory.Read.All, MISSING",
    "User.ReadWrite.All, Device.Read.All, MISSING",
    "User.ReadWrite.CrossCloud, User.Read.All, MISSING",
    "Directory.Read.All, AuditLog.Read.All, MISSING",
    "user.read.all, User.Read.All, MISSING",
    "'', User.Read.All, MISSING",
  })
  void aPermissionIncludesOthersAsPublished(String held, String needed, Degree degree) {
    assertThat(PermissionCoverage.of(List.of(held)).degree(needed)).isEqualTo(degree);
  }

  @Test
  void aGrantedPermissionIsCertain() {
    PermissionCoverage cover =
        PermissionCoverage.of(List.of("Directory.Read.All", "Device.Read.All"));

    assertThat(cover.degree("Device.Read.All")).isEqualTo(Degree.GRANTED);
  }

  @ParameterizedTest
  @CsvSource({
    "User.Read.All, true",
    "BitlockerKey.ReadBasic.All, true",
    "User.Export.All, true",
    "Sites.Selected, true",
    "User.ReadWrite.All, false",
    "User.DeleteRestore.All, false",
    "DeviceManagementManagedDevices.PrivilegedOperations.All, false",
    "Mail.Send, false",
    "full_access_as_app, false",
  })
  void anUnknownPermissionCountsAsAWritePermission(String permission, boolean reads) {
    assertThat(WritePermission.onlyReads(permission)).isEqualTo(reads);
  }
}
