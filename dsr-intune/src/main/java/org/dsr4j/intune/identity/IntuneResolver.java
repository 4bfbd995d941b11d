package org.dsr4j.intune.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.catalogue.CatalogueGaps;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.graph.users.GraphUsers;
import org.dsr4j.intune.sources.IntuneCatalogue;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/**
 * Finds the devices that Intune manages for an account. If no other adapter found the account, it
 * searches the account by its keys, or by a device that the requester named.
 */
public final class IntuneResolver implements SubjectResolver {

  private static final String REQUEST = "request";
  private static final String NAMED = "user of a device that the request names";
  private static final int SHOWN = 8;

  private final GraphConnection connection;
  private final String instance;
  private final boolean beta;
  private final GraphUsers users;

  public IntuneResolver(GraphConnection connection, String instance, boolean beta) {
    this.connection = connection;
    this.instance = instance;
    this.beta = beta;
    this.users =
        beta
            ? new GraphUsers(connection)
            : new GraphUsers(connection)
                .withoutBeta(CatalogueGaps.betaSwitchedOff("people of other tenants"));
  }

  @Override
  public Set<IdentifierKind> consumes() {
    return GraphUsers.kinds();
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    try (ReadAhead ahead = connection.readAhead(cancellation)) {
      DeviceClaimReads claims = new DeviceClaimReads(ahead, cancellation);
      ManagedDeviceLookup lookup = new ManagedDeviceLookup(ahead, cancellation);
      ManagedDeviceSearch devices = new ManagedDeviceSearch(ahead, claims, instance, cancellation);
      RequestedManagedDevices named = new RequestedManagedDevices(lookup, claims, known);
      List<KnownIdentifier> returned =
          known.identifiers(IdentifierKind.OBJECT_ID).stream().filter(this::toldByOthers).toList();
      if (!returned.isEmpty()) {
        boolean deleted = !known.identifiers(GraphIdentifierKinds.DELETED_OBJECT_ID).isEmpty();
        search(devices, returned, deleted);
        devices.findRegistered(registered(known), returned, lookup);
        return identified(List.of(), returned, devices, named);
      }
      Resolution account = account(known, named, cancellation);
      if (!(account instanceof Resolution.Identified identified)) {
        return account;
      }
      boolean deleted = !identifiers(identified, GraphIdentifierKinds.DELETED_OBJECT_ID).isEmpty();
      List<KnownIdentifier> ids = identifiers(identified, IdentifierKind.OBJECT_ID);
      search(devices, ids, deleted);
      return identified(identified.facets(), ids, devices, named);
    }
  }

  private Resolution account(
      Identity known, RequestedManagedDevices named, Cancellation cancellation) {
    Resolution account = lookup(known, cancellation);
    if (account.status() != Resolution.Status.NOT_IDENTIFIED
        || !named.isPresent()
        || withoutIntune()) {
      return account;
    }
    Set<String> holders = named.userIds(Set.of());
    if (!named.gaps().isEmpty()) {
      return new Resolution.Unavailable(named.gaps().get(0));
    }
    return switch (holders.size()) {
      case 0 -> account;
      case 1 -> lookup(with(known, holders.iterator().next()), cancellation);
      default -> ambiguous(holders);
    };
  }

  private Resolution lookup(Identity known, Cancellation cancellation) {
    return users.lookup(known, instance + "/aad-user", cancellation);
  }

  /** Returns the same person with an account that one of the person's devices names. */
  private Identity with(Identity known, String objectId) {
    Identifier id = Identifier.of(IdentifierKind.OBJECT_ID, objectId);
    Facet user =
        new Facet(
            Facet.USER,
            List.of(KnownIdentifier.strong(id, instance + "/intune-managed-device")),
            List.of());
    return new Identity(known.reference(), known.subject(), List.of(user));
  }

  private void search(ManagedDeviceSearch devices, List<KnownIdentifier> ids, boolean deleted) {
    if (!withoutIntune()) {
      devices.find(ids, deleted, beta);
    }
  }

  /** The devices that the directory links to the person. */
  private List<Identifier> registered(Identity known) {
    return withoutIntune()
        ? List.of()
        : known.facet(Facet.DEVICES).stream()
            .flatMap(facet -> facet.identifiers().stream())
            .filter(one -> one.identifier().kind().equals(IdentifierKind.DEVICE_ID))
            .filter(this::toldByOthers)
            .map(KnownIdentifier::identifier)
            .toList();
  }

  private Resolution identified(
      List<Facet> account,
      List<KnownIdentifier> ids,
      ManagedDeviceSearch devices,
      RequestedManagedDevices named) {
    if (!withoutIntune()) {
      Set<String> others = named.userIds(devices.certainIdentifiers());
      named.gaps().stream().distinct().forEach(devices::addGap);
      ids.forEach(id -> others.removeIf(id.identifier()::matches));
      if (!others.isEmpty() && !ids.isEmpty()) {
        ids.forEach(id -> others.add(id.identifier().value()));
        return ambiguous(others);
      }
    }
    named.rows().forEach(row -> ids.forEach(id -> devices.confirmUnlisted(row, id)));
    named.unconfirmedDevices(devices.certainIdentifiers()).forEach(devices::addUncertain);
    List<Facet> facets = new ArrayList<>(account);
    facets.add(devices.facet());
    return new Resolution.Identified(facets);
  }

  private static Resolution ambiguous(Set<String> holders) {
    return new Resolution.Ambiguous(
        holders.stream()
            .sorted()
            .map(id -> id.substring(0, Math.min(SHOWN, id.length())) + "\u2026 " + NAMED)
            .toList());
  }

  private boolean withoutIntune() {
    return IntuneCatalogue.WITHOUT_INTUNE.contains(connection.cloud().catalogueName());
  }

  /**
   * An identifier from the requester is searched like any other; an identifier from another adapter
   * comes from the directory.
   */
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
}
