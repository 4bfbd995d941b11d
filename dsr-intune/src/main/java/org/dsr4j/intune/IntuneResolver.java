package org.dsr4j.intune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.GraphRequest;
import org.dsr4j.graph.GraphUsers;
import org.dsr4j.graph.GraphVersion;
import org.dsr4j.graph.catalogue.FacetCollector;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Facet;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/** Finds the devices that Intune manages for an account, and the account where nobody else did. */
final class IntuneResolver implements SubjectResolver {

  private static final Set<IdentifierKind> CONSUMED =
      Set.of(
          IdentifierKind.OBJECT_ID,
          IdentifierKind.USER_PRINCIPAL_NAME,
          IdentifierKind.MAIL,
          IdentifierKind.PROXY_ADDRESS,
          IdentifierKind.OTHER_MAIL);
  private static final String DEVICES = "/users/{userId}/managedDevices";
  private static final String REQUEST = "request";
  private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

  private final GraphConnection connection;
  private final String instance;

  IntuneResolver(GraphConnection connection, String instance) {
    this.connection = connection;
    this.instance = instance;
  }

  @Override
  public Set<IdentifierKind> consumes() {
    return CONSUMED;
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    List<KnownIdentifier> told =
        known.identifiers(IdentifierKind.OBJECT_ID).stream().filter(this::toldByOthers).toList();
    if (!told.isEmpty()) {
      boolean deleted = !known.identifiers(GraphUsers.DELETED_OBJECT_ID).isEmpty();
      return new Resolution.Identified(List.of(devices(told, deleted, cancellation)));
    }
    Resolution account = connection.users().lookup(known, instance + "/aad-user", cancellation);
    if (!(account instanceof Resolution.Identified identified)) {
      return account;
    }
    boolean deleted = !identifiers(identified, GraphUsers.DELETED_OBJECT_ID).isEmpty();
    List<Facet> facets = new ArrayList<>(identified.facets());
    facets.add(devices(identifiers(identified, IdentifierKind.OBJECT_ID), deleted, cancellation));
    return new Resolution.Identified(facets);
  }

  /** The requester's word is looked up like any other; another adapter's is the directory's. */
  private boolean toldByOthers(KnownIdentifier known) {
    return known.strength() == Strength.STRONG
        && !known.provenance().equals(REQUEST)
        && !known.provenance().startsWith(instance + "/");
  }

  private static List<KnownIdentifier> identifiers(
      Resolution.Identified identified, IdentifierKind kind) {
    return identified.facets().stream()
        .flatMap(facet -> facet.identifiers().stream())
        .filter(known -> known.identifier().kind().equals(kind))
        .toList();
  }

  private Facet devices(
      List<KnownIdentifier> accounts, boolean deleted, Cancellation cancellation) {
    FacetCollector devices = new FacetCollector(Facet.DEVICES, instance + "/intune-managed-device");
    if (deleted) {
      scan(accounts, devices, cancellation);
    } else if (!IntuneCatalogue.WITHOUT_INTUNE.contains(connection.cloud().catalogueName())) {
      accounts.forEach(account -> list(account, devices, cancellation));
    }
    return devices.facet();
  }

  /** The paths of a deleted account answer nothing: the list of all devices is looked through. */
  private void scan(
      List<KnownIdentifier> accounts, FacetCollector devices, Cancellation cancellation) {
    if (IntuneCatalogue.WITHOUT_INTUNE.contains(connection.cloud().catalogueName())) {
      return;
    }
    GraphRequest request =
        GraphRequest.get(GraphVersion.V1, "/deviceManagement/managedDevices")
            .query("$select", "id,azureADDeviceId,userId");
    devices.gap(
        connection.rows(
            request,
            row ->
                accounts.stream()
                    .filter(
                        account ->
                            row.text("userId").filter(account.identifier()::names).isPresent())
                    .forEach(account -> add(row, account, devices)),
            cancellation),
        request.describe());
  }

  private void list(KnownIdentifier account, FacetCollector devices, Cancellation cancellation) {
    GraphRequest request =
        GraphRequest.get(GraphVersion.V1, DEVICES)
            .path("userId", account.identifier().value())
            .query("$select", "id,azureADDeviceId,userId");
    // A 404 is a gap as well: nobody has shown that it only says "no licence, no devices".
    devices.gap(
        connection.rows(request, row -> add(row, account, devices), cancellation),
        request.describe());
  }

  private static void add(Content row, KnownIdentifier account, FacetCollector devices) {
    Optional<String> user = row.text("userId").filter(id -> !id.isBlank() && !id.equals(NOBODY));
    boolean another = user.isPresent() && !account.identifier().names(user.get());
    Strength strength = another ? Strength.WEAK : account.strength();
    devices.add(IdentifierKind.MANAGED_DEVICE_ID, row.text("id"), strength);
    devices.add(IdentifierKind.DEVICE_ID, row.text("azureADDeviceId"), strength);
  }
}
