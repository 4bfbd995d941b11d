package org.dsr4j.it.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.azure.core.credential.TokenCredential;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real client-secret credential of azure-identity, end to end over TLS. */
class CredentialTest {

  private final SimulatedTenant simulated = SimulatedTenant.start();
  private final SimulatedUser person = simulated.user("person").signIns(3);

  @AfterEach
  void stop() {
    simulated.close();
  }

  @Test
  void aClientSecretCredentialGetsATokenAndTheRequestRuns() {
    try (GraphConnection graph =
        CredentialRun.connect(simulated, simulated.application().clientSecret())) {
      Report report = CredentialRun.discover(graph, person);

      assertThat(report.ledger().entry("aad-sign-in-logs").orElseThrow().status())
          .isEqualTo(LedgerStatus.FOUND);
    }
  }

  @Test
  void aWrongSecretEndsTheRunBeforeAnyReadAndIsNotRepeatedInTheError() {
    String wrong = "not-the-secret-but-one";
    try (GraphConnection graph = CredentialRun.connect(simulated, wrong)) {
      assertThatExceptionOfType(DsrException.class)
          .isThrownBy(() -> CredentialRun.discover(graph, person))
          .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(wrong))
          .withMessageContaining("nothing was read");
    }
    assertThat(simulated.requests()).isEmpty();
  }

  @Test
  void theBuiltInCredentialGetsATokenFromTheConfiguredAuthority() {
    GraphCloud cloud = CredentialRun.cloud(simulated);
    TokenCredential credential =
        CredentialRun.credentials(simulated, cloud)
            .clientSecret(
                simulated.application().clientId(), simulated.application().clientSecret());
    try (GraphConnection graph = CredentialRun.connect(simulated, cloud, credential)) {
      assertThat(graph.confirmTenant(new Cancellation()).status())
          .isEqualTo(TenantCheck.Status.CONFIRMED);
      assertThat(graph.roles(new Cancellation()).orElseThrow()).contains("User.Read.All");
    }
  }

  @Test
  void theBuiltInCredentialDoesNotRepeatAWrongSecretInTheError() {
    String wrong = "not-the-secret-but-one";
    GraphCloud cloud = CredentialRun.cloud(simulated);
    TokenCredential credential =
        CredentialRun.credentials(simulated, cloud)
            .clientSecret(simulated.application().clientId(), wrong);
    try (GraphConnection graph = CredentialRun.connect(simulated, cloud, credential)) {
      assertThatExceptionOfType(DsrException.class)
          .isThrownBy(() -> graph.confirmTenant(new Cancellation()))
          .satisfies(e -> assertThat(e.code()).isEqualTo(GraphError.AUTHENTICATION_FAILED))
          .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(wrong));
    }
    assertThat(simulated.requests()).isEmpty();
  }

  static String stackTrace(Throwable thrown) {
    java.io.StringWriter text = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(text));
    return text.toString();
  }
}
