package org.dsr4j.azuread;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Facet;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.SubjectResolver;

/** Finds the account, and the devices the directory ties to it. */
final class AzureAdResolver implements SubjectResolver {

  private static final Set<IdentifierKind> CONSUMED =
      Set.of(
          IdentifierKind.OBJECT_ID,
          IdentifierKind.USER_PRINCIPAL_NAME,
          IdentifierKind.MAIL,
          IdentifierKind.PROXY_ADDRESS,
          IdentifierKind.OTHER_MAIL,
          IdentifierKind.DEVICE_ID);

  private final GraphConnection connection;
  private final String instance;

  AzureAdResolver(GraphConnection connection, String instance) {
    this.connection = connection;
    this.instance = instance;
  }

  @Override
  public Set<IdentifierKind> consumes() {
    return CONSUMED;
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    Resolution account = connection.users().lookup(known, instance + "/aad-user", cancellation);
    if (!(account instanceof Resolution.Identified identified)) {
      return account;
    }
    List<Facet> facets = new ArrayList<>(identified.facets());
    try (ReadAhead ahead = connection.readAhead(cancellation)) {
      DeviceSearch devices = new DeviceSearch(ahead, instance, cancellation);
      facets.add(devices.of(known, identified.facets()));
    }
    return new Resolution.Identified(facets);
  }
}
