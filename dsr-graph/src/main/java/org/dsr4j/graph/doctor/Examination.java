package org.dsr4j.graph.doctor;

import static org.dsr4j.graph.doctor.FindingCode.ENDPOINT;
import static org.dsr4j.graph.doctor.FindingCode.PERMISSIONS;
import static org.dsr4j.graph.doctor.FindingCode.TENANT;
import static org.dsr4j.graph.doctor.FindingCode.TOKEN;
import static org.dsr4j.graph.doctor.FindingCode.TOKEN_OPAQUE;
import static org.dsr4j.graph.doctor.FindingCode.WRITE_PERMISSION;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.TenantCheck;

/** One examination, from the endpoint to each permission; used once. */
final class Examination {

  private static final String TENANT_PERMISSION = "Organization.Read.All";

  private final ExaminedConnection examined;
  private final PermissionNeeds needs;
  private final Cancellation cancellation;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<String, Set<String>> missing = new TreeMap<>();
  private final Set<String> silenced = new TreeSet<>();

  Examination(ExaminedConnection examined, PermissionNeeds needs, Cancellation cancellation) {
    this.examined = examined;
    this.needs = needs;
    this.cancellation = cancellation;
  }

  Diagnosis run() {
    if (identity()) {
      permissions(examined.roles(cancellation));
    } else {
      silenced.addAll(needs.sources());
    }
    return new Diagnosis(
        "Microsoft Graph, tenant " + examined.tenant() + ", " + examined.cloud(),
        findings,
        missing,
        silenced,
        Workload.of(needs.declared()),
        examined.budgets());
  }

  /** Whether the connection belongs to the tenant. */
  private boolean identity() {
    TenantCheck check;
    try {
      check = examined.confirmTenant(cancellation);
    } catch (DsrException e) {
      if (e.code() == GraphError.CANCELLED || e.code() == GraphError.CLOSED) {
        throw e;
      }
      unconfirmed();
      return false;
    }
    if (check.status() != TenantCheck.Status.CONFIRMED) {
      fault(
          TENANT,
          check.evidence() + ": use the tenant's own credential, and check the tenant's id");
      return false;
    }
    findings.add(Finding.ok(ENDPOINT, examined.cloud() + " answered"));
    findings.add(Finding.ok(TOKEN, "the credential returned a token, and Graph accepted it"));
    findings.add(Finding.ok(TENANT, check.evidence()));
    return true;
  }

  /** Repeats the request to get the HTTP status, which the exception does not contain. */
  private void unconfirmed() {
    Optional<GraphFailure> failure =
        examined.rows(
            GraphRequest.get(GraphVersion.V1, "/organization").query("$select", "id"),
            row -> {},
            cancellation);
    if (failure.isEmpty()) {
      findings.add(
          Finding.fault(
              TENANT, "Graph returned the tenant only at the second attempt; run again", Set.of()));
      return;
    }
    refused(failure.get());
  }

  private void refused(GraphFailure failure) {
    if (failure.error() == GraphError.AUTHENTICATION_FAILED) {
      if (failure.httpStatus() != 0) {
        findings.add(Finding.ok(ENDPOINT, examined.cloud() + " answered"));
      }
      fault(TOKEN, failure.detail());
    } else if (failure.httpStatus() == 0) {
      fault(
          ENDPOINT,
          failure.detail().replaceFirst(";.*", "")
              + "; check the network, the proxy and the cloud of the tenant");
    } else {
      findings.add(Finding.ok(ENDPOINT, examined.cloud() + " answered"));
      if (failure.httpStatus() == 401 || failure.httpStatus() == 403) {
        missing.put(TENANT_PERMISSION, needs.sources());
      }
      fault(TENANT, failure.detail());
    }
  }

  private void permissions(Optional<Set<String>> roles) {
    PermissionFindings permissions = new PermissionFindings(needs, roles);
    if (roles.isEmpty()) {
      findings.add(
          Finding.warning(
              TOKEN_OPAQUE,
              "the token is opaque; only the results of the test reads below show what works",
              Set.of()));
    } else if (needs.readOnly()) {
      writing(roles.get());
    }
    ReadFindings reads =
        new ReadFindings(needs, permissions, new ProbeRead(examined, cancellation));
    permissions.provenBy(reads.readable());
    permissions.refutedBy(reads.refused());
    findings.addAll(permissions.findings());
    findings.addAll(reads.findings());
    missing.putAll(permissions.missing());
    missing.values().forEach(silenced::addAll);
    silenced.addAll(reads.refused());
    if (roles.isPresent() && missing.isEmpty()) {
      findings.add(Finding.ok(PERMISSIONS, "the token contains all required permissions"));
    }
  }

  private void writing(Set<String> roles) {
    Set<String> writing = new TreeSet<>(roles);
    writing.removeIf(WritePermission::onlyReads);
    if (!writing.isEmpty()) {
      findings.add(
          Finding.warning(
              WRITE_PERMISSION,
              "a reading application needs no write permission: remove "
                  + String.join(", ", writing)
                  + " from this application, and grant it to the application that changes data",
              Set.of()));
    }
  }

  private void fault(FindingCode code, String text) {
    findings.add(Finding.fault(code, text, needs.sources()));
  }
}
