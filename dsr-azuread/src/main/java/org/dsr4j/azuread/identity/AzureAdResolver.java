package org.dsr4j.azuread.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.catalogue.CatalogueGaps;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.graph.users.GraphUsers;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/** Finds the account, and the devices that the directory links to it. */
public final class AzureAdResolver implements SubjectResolver {

  private static final String NAMED = "registered for a device that the request names";
  private static final int SHOWN = 8;
  private static final String WHAT = "people of other tenants";

  private final GraphConnection connection;
  private final String instance;
  private final GraphUsers users;

  public AzureAdResolver(GraphConnection connection, String instance, boolean beta) {
    this.connection = connection;
    this.instance = instance;
    this.users =
        beta
            ? new GraphUsers(connection)
            : new GraphUsers(connection).withoutBeta(CatalogueGaps.betaSwitchedOff(WHAT));
  }

  @Override
  public Set<IdentifierKind> consumes() {
    Set<IdentifierKind> kinds = new HashSet<>(GraphUsers.kinds());
    kinds.add(IdentifierKind.DEVICE_ID);
    kinds.add(GraphIdentifierKinds.DISPUTED_DEVICE_ID);
    return kinds;
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    Resolution account = account(known, cancellation);
    if (!(account instanceof Resolution.Identified identified)) {
      return account;
    }
    List<Facet> facets = new ArrayList<>(identified.facets());
    try (ReadAhead ahead = connection.readAhead(cancellation)) {
      DeviceSearch devices = new DeviceSearch(ahead, instance, cancellation);
      facets.add(devices.find(known, identified.facets()));
    }
    return new Resolution.Identified(facets);
  }

  private Resolution account(Identity known, Cancellation cancellation) {
    Resolution account = users.lookup(known, instance + "/aad-user", cancellation);
    if (account.status() != Resolution.Status.NOT_IDENTIFIED) {
      return account;
    }
    try (ReadAhead ahead = connection.readAhead(cancellation)) {
      RequestedDirectoryDevices named = new RequestedDirectoryDevices(ahead, known, cancellation);
      Set<String> holders = named.isPresent() ? named.userIds() : Set.of();
      if (!named.gaps().isEmpty()) {
        return new Resolution.Unavailable(named.gaps().get(0));
      }
      return switch (holders.size()) {
        case 0 -> account;
        case 1 ->
            users.lookup(
                with(known, holders.iterator().next()), instance + "/aad-user", cancellation);
        default -> ambiguous(holders);
      };
    }
  }

  /** Returns the same person with the one account to which a requested device is registered. */
  private Identity with(Identity known, String objectId) {
    Identifier id = Identifier.of(IdentifierKind.OBJECT_ID, objectId);
    Facet user =
        new Facet(
            Facet.USER,
            List.of(KnownIdentifier.strong(id, instance + "/aad-user-registered-devices")),
            List.of());
    return new Identity(known.reference(), known.subject(), List.of(user));
  }

  private static Resolution ambiguous(Set<String> holders) {
    return new Resolution.Ambiguous(
        holders.stream()
            .map(id -> id.substring(0, Math.min(SHOWN, id.length())) + "\u2026 " + NAMED)
            .toList());
  }
}
