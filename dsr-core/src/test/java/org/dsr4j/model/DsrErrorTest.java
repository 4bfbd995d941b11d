package org.dsr4j.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Error codes are part of the API: a changed code breaks the log filters of users. */
class DsrErrorTest {

  @Test
  void codesFamiliesAndRetriesArePinned() {
    assertThat(Arrays.stream(DsrError.values()).map(DsrErrorTest::line))
        .containsExactly(
            "dsr.invalid-tenant CALLER once",
            "dsr.invalid-identifier CALLER once",
            "dsr.unknown-identifier-kind CALLER once",
            "dsr.incomplete-request CALLER once",
            "dsr.invalid-window CALLER once",
            "dsr.tenant-mismatch CALLER once",
            "dsr.tenant-unconfirmed EXTERNAL again",
            "dsr.invalid-configuration CALLER once",
            "dsr.missing-resource CALLER once",
            "dsr.no-adapter CALLER once",
            "dsr.invalid-id CALLER once",
            "dsr.spi-mismatch ADAPTER once",
            "dsr.adapter-unavailable ADAPTER once",
            "dsr.contract-breach ADAPTER once",
            "dsr.adapter-failure ADAPTER once",
            "dsr.adapter-unresponsive LIMIT again",
            "dsr.subject-unresolved EXTERNAL once",
            "dsr.resolution-unsettled LIMIT once",
            "dsr.record-too-large LIMIT once",
            "dsr.invalid-content ADAPTER once",
            "dsr.deadline-exceeded LIMIT again",
            "dsr.cancelled CALLER again",
            "dsr.spool-failed LIMIT again",
            "dsr.target-exists CALLER once",
            "dsr.target-unwritable CALLER again",
            "dsr.declared CALLER once",
            "dsr.not-yet-read CALLER once",
            "dsr.incomplete-order CALLER once",
            "dsr.declined CALLER once",
            "dsr.not-decided CALLER once",
            "dsr.plan-unreadable CALLER once",
            "dsr.plan-refused CALLER once",
            "dsr.plan-not-ours CALLER once",
            "dsr.provider-changed CALLER once",
            "dsr.case-conflict CALLER again",
            "dsr.withdrawn CALLER once",
            "dsr.approval-invalid CALLER once",
            "dsr.device-undecided CALLER once",
            "dsr.device-disputed CALLER once",
            "dsr.device-decision-refused CALLER once",
            "dsr.held CALLER once",
            "dsr.copy-missing CALLER once",
            "dsr.exemption-conflict CALLER once",
            "dsr.plan-too-large LIMIT once",
            "dsr.subject-uncertain CALLER once",
            "dsr.account-protected CALLER once",
            "dsr.account-in-use CALLER once",
            "dsr.permission-missing CALLER once",
            "dsr.drifted EXTERNAL once",
            "dsr.step-blocked EXTERNAL again",
            "dsr.step-pending EXTERNAL again",
            "dsr.step-unknown EXTERNAL again",
            "dsr.step-attested CALLER once",
            "dsr.not-gone EXTERNAL once",
            "dsr.not-yet-observed CALLER again",
            "dsr.unknown-step CALLER once",
            "dsr.not-by-hand CALLER once",
            "dsr.profile-invalid CALLER once",
            "dsr.profile-answered CALLER once",
            "dsr.profile-expired CALLER once",
            "dsr.profile-contradicted CALLER once",
            "dsr.answered-by-fact CALLER once",
            "dsr.journal-exists CALLER once",
            "dsr.journal-missing CALLER once",
            "dsr.journal-busy CALLER again",
            "dsr.journal-broken CALLER once",
            "dsr.journal-forked CALLER once",
            "dsr.journal-unwritable CALLER again",
            "dsr.journal-entry-too-large LIMIT once",
            "dsr.case-key-missing CALLER once",
            "dsr.closed CALLER once");
  }

  @Test
  void aMessageEndsInItsCode() {
    DsrException e = new DsrException(DsrError.CLOSED, "It was closed");

    assertThat(e).hasMessage("It was closed [dsr.closed]");
    assertThat(e.code()).isEqualTo(DsrError.CLOSED);
  }

  private static String line(DsrError error) {
    return error.code() + " " + error.family() + " " + (error.retryable() ? "again" : "once");
  }
}
