package org.dsr4j.intune.identity;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.catalogue.CatalogueGaps;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.graph.users.DeviceClaims;
import org.dsr4j.graph.users.FacetCollector;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.Strength;
import org.dsr4j.model.Window;

/** Collects the managed devices of an account. Used once, by one thread. */
final class ManagedDeviceSearch {

  /** The properties that identify a device and its user. */
  static final String SELECT = "id,azureADDeviceId,userId,serialNumber,imei,enrolledDateTime";

  private static final String OWN = "/users/{userId}/managedDevices";
  private static final String SIGNED_IN = "/users/{userId}/getLoggedOnManagedDevices()";

  private final ReadAhead graph;
  private final Cancellation cancellation;
  private final FacetCollector devices;
  private final Set<Identifier> certainIdentifiers = new HashSet<>();
  private final Set<String> compared = new HashSet<>();
  private final DeviceClaimReads claims;

  ManagedDeviceSearch(
      ReadAhead graph, DeviceClaimReads claims, String instance, Cancellation cancellation) {
    this.graph = graph;
    this.claims = claims;
    this.cancellation = cancellation;
    devices = new FacetCollector(Facet.DEVICES, instance + "/intune-managed-device");
  }

  /** Searches the devices of accounts. */
  void find(List<KnownIdentifier> accounts, boolean deleted, boolean beta) {
    if (deleted) {
      scan(accounts);
      devices.accountDeleted("Devices that the account signed in to");
      return;
    }
    for (KnownIdentifier account : accounts) {
      graph.expectRows(request(GraphVersion.V1, OWN, account));
      if (beta) {
        graph.expectRows(request(GraphVersion.BETA, SIGNED_IN, account));
      }
    }
    for (KnownIdentifier account : accounts) {
      List<Content> rows = new ArrayList<>();
      // A 404 is a gap too: it is not proven that it means "no licence, no devices".
      list(request(GraphVersion.V1, OWN, account), rows::add);
      confirm(rows, account);
      if (beta) {
        list(request(GraphVersion.BETA, SIGNED_IN, account), row -> add(row, Strength.WEAK));
      } else {
        addGap(CatalogueGaps.betaSwitchedOff("devices that the person signed in to"));
      }
    }
  }

  /** The identifiers that definitely belong to the person. */
  Set<Identifier> certainIdentifiers() {
    return certainIdentifiers;
  }

  /** Adds a device that only the requester named. */
  void addUncertain(Identifier named) {
    devices.add(named.kind(), Optional.of(named.value()), Strength.WEAK);
  }

  void addGap(Gap part) {
    devices.gap(part);
  }

  Facet facet() {
    return devices.facet();
  }

  private static GraphRequest request(GraphVersion version, String path, KnownIdentifier account) {
    return GraphRequest.get(version, path)
        .path("userId", account.identifier().value())
        .query("$select", SELECT);
  }

  private void list(GraphRequest request, RowConsumer rows) {
    devices.gap(graph.rows(request, rows, cancellation), request.describe());
  }

  /** The paths of a deleted account return no data: the list of all devices is searched. */
  private void scan(List<KnownIdentifier> accounts) {
    Map<KnownIdentifier, List<Content>> found = new LinkedHashMap<>();
    list(
        GraphRequest.get(GraphVersion.V1, "/deviceManagement/managedDevices")
            .query("$select", SELECT),
        row ->
            accounts.stream()
                .filter(account -> holds(row, account))
                .forEach(
                    account -> found.computeIfAbsent(account, any -> new ArrayList<>()).add(row)));
    found.forEach((account, rows) -> confirm(rows, account));
  }

  private static boolean holds(Content row, KnownIdentifier account) {
    return DeviceClaims.userId(row).filter(account.identifier()::matches).isPresent();
  }

  /** Compares each device of the person's list with its record and its users. */
  private void confirm(List<Content> rows, KnownIdentifier account) {
    Map<String, List<Content>> found = new LinkedHashMap<>();
    for (Content row : rows) {
      found.computeIfAbsent(row.text("id").orElse(""), any -> new ArrayList<>()).add(row);
    }
    found.keySet().forEach(claims::expect);
    found.forEach((id, same) -> confirm(claims.of(id, same, true), same, account));
  }

  private void confirm(DeviceClaims said, List<Content> rows, KnownIdentifier account) {
    boolean certain =
        switch (said.verdict(account.identifier())) {
          case PERSON, SHARED -> true;
          case DISPUTED, OTHERS -> false;
        };
    for (Content row : rows) {
      row.text("id").map(ManagedDeviceSearch::form).ifPresent(compared::add);
      row.text("azureADDeviceId").map(ManagedDeviceSearch::form).ifPresent(compared::add);
      add(row, certain ? account.strength() : Strength.WEAK);
      if (!certain) {
        dispute(row);
      }
    }
  }

  /**
   * Searches the devices that only the directory links to the person: the person's own list may be
   * incomplete. A device that Intune assigns to others only is not the person's.
   */
  void findRegistered(
      List<Identifier> registered, List<KnownIdentifier> accounts, ManagedDeviceLookup lookup) {
    for (Identifier device : registered) {
      if (!compared.contains(form(device.value()))) {
        lookup.rows("azureADDeviceId", device).stream()
            .forEach(row -> accounts.forEach(account -> confirmUnlisted(row, account)));
      }
    }
  }

  /** Adds a device that the person's list leaves out, unless Intune assigns it to others only. */
  void confirmUnlisted(Content row, KnownIdentifier account) {
    String id = row.text("id").orElse("");
    if (id.isBlank() || compared.contains(form(id))) {
      return;
    }
    DeviceClaims said = claims.of(id, List.of(row), false);
    if (said.verdict(account.identifier()) != DeviceClaims.Verdict.OTHERS) {
      confirm(said, List.of(row), account);
    }
  }

  private static String form(String id) {
    return IdentifierKind.MANAGED_DEVICE_ID.comparable(id);
  }

  private void dispute(Content row) {
    add(GraphIdentifierKinds.DISPUTED_DEVICE_ID, row.text("id"), Strength.WEAK, row);
    add(GraphIdentifierKinds.DISPUTED_DEVICE_ID, row.text("azureADDeviceId"), Strength.WEAK, row);
  }

  private void add(Content row, Strength strength) {
    add(IdentifierKind.MANAGED_DEVICE_ID, row.text("id"), strength, row);
    add(IdentifierKind.DEVICE_ID, row.text("azureADDeviceId"), strength, row);
    if (strength == Strength.STRONG) {
      // Values that devices of other people have too must not extend the search.
      add(
          GraphIdentifierKinds.SERIAL_NUMBER,
          DeviceNumbers.distinctive(row.text("serialNumber")),
          strength,
          row);
      add(GraphIdentifierKinds.IMEI, DeviceNumbers.distinctive(row.text("imei")), strength, row);
    }
  }

  /** Data from before the enrolment do not belong to the person. */
  private void add(IdentifierKind kind, Optional<String> value, Strength strength, Content row) {
    Window enrolled = FacetCollector.since(row.text("enrolledDateTime"));
    devices.add(kind, value, strength, enrolled);
    if (strength == Strength.STRONG) {
      value
          .filter(text -> !text.isBlank())
          .map(text -> Identifier.of(kind, text))
          .ifPresent(certainIdentifiers::add);
    }
  }
}
