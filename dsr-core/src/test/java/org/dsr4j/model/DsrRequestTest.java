package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DsrRequestTest {

  private static final LocalDate DAY = LocalDate.of(2026, 1, 17);

  private static DsrRequest.Builder begun() {
    return DsrRequest.builder(
        TenantId.of("1b4e28ba-2fa1-11d2-883f-0016d3cca427"),
        DataSubject.userPrincipalName("anna@contoso.example"));
  }

  private static DsrRequest.Builder complete() {
    return begun()
        .id("DSR-2026-0117")
        .requestedBy("privacy desk")
        .received(DAY)
        .identityCheck(IdentityCheck.of("front desk", "passport shown", DAY));
  }

  @Test
  void aCompleteRequestContainsTheGivenValues() {
    DsrRequest request = complete().build();

    assertThat(request.id()).isEqualTo(CaseId.of("DSR-2026-0117"));
    assertThat(request.requestedBy()).isEqualTo("privacy desk");
    assertThat(request.received()).isEqualTo(DAY);
    assertThat(request.identityCheck().method()).isEqualTo("passport shown");
  }

  @Test
  void allMissingValuesAreNamedTogether() {
    assertThatThrownBy(begun()::build)
        .isInstanceOf(DsrException.class)
        .hasMessageContainingAll("id (", "requestedBy", "received", "identityCheck")
        .hasMessageEndingWith("[dsr.incomplete-request]");
  }

  @Test
  void aRequestNeedsAnIdentityCheck() {
    assertThatThrownBy(complete().identityCheck(null)::build)
        .hasMessageContaining("needs: identityCheck;");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a b",
        "anna@contoso.example",
        "../x",
        "a/b",
        "ä",
        "a\n",
        ".DSR-1",
        "DSR-1.",
        "con"
      })
  void anIdIsValidInLogsAndFileNames(String id) {
    assertThatThrownBy(complete().id(id)::build)
        .hasMessageContaining("needs: id (")
        .hasMessageNotContaining("contoso");
  }

  @Test
  void anIdHasAtMost64Characters() {
    assertThat(complete().id("x".repeat(64)).build().id().value()).hasSize(64);
    assertThatThrownBy(complete().id("x".repeat(65))::build).isInstanceOf(DsrException.class);
  }

  @Test
  void anExistingCaseIdIsAccepted() {
    CaseId id = CaseId.of("DSR-7");

    assertThat(complete().id(id).build().id()).isEqualTo(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"  ", "desk \ud800"})
  void anOperatorThatTheJournalCannotContainIsRejected(String operator) {
    assertThatThrownBy(complete().requestedBy(operator)::build)
        .hasMessageContaining("requestedBy")
        .hasMessageNotContaining("desk");
  }

  @Test
  void anOperatorHasAtMost200Characters() {
    assertThat(complete().requestedBy("x".repeat(200)).build().requestedBy()).hasSize(200);
    assertThatThrownBy(complete().requestedBy("x".repeat(201))::build)
        .hasMessageContaining("requestedBy");
  }
}
