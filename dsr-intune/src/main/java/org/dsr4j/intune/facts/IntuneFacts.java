package org.dsr4j.intune.facts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.catalogue.ReadingOptions;
import org.dsr4j.graph.catalogue.TenantFacts;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;
import org.dsr4j.model.Facet;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.FactAction;
import org.dsr4j.spi.FactSink;
import org.dsr4j.spi.FactTask;

/**
 * Facts of Intune about places that only people read: the kinds of the person's devices, the
 * partners that the tenant connected, subscriptions, and empty lists.
 */
public final class IntuneFacts implements FactAction {

  private static final String DEVICE = "/deviceManagement/managedDevices/{managedDeviceId}";

  /** More devices are the work of an account that enrols for others. */
  private static final int MOST_DEVICES = 20;

  private static final Set<String> MOBILE = Set.of("ios", "ipados", "android");
  private static final Set<String> NOT_WINDOWS = Set.of("ios", "ipados", "android", "macos");

  /** The kinds of devices that have no data of these places. */
  private static final Map<String, Set<String>> WITHOUT_DATA =
      Map.of(
          "intune-local-admin-accounts", MOBILE,
          "intune-bios-passwords", NOT_WINDOWS,
          "intune-management-extension-health", NOT_WINDOWS);

  private static final Map<String, String> LISTS =
      Map.of(
          "intune-management-extension-health",
          "/deviceAppManagement/windowsManagementApp/healthStates");

  private static final String MAIL_DEVICES = "exchange-mobile-device-partnerships";
  private static final String CO_MANAGED = "configuration-manager";
  private static final String PARTNERS = "third-parties";

  private final GraphConnection connection;
  private final ReadingOptions allowed;

  public IntuneFacts(GraphConnection connection, ReadingOptions allowed) {
    this.connection = connection;
    this.allowed = allowed;
  }

  @Override
  public void look(FactTask task, FactSink sink) {
    Set<String> asked =
        task.sources().stream().map(SourceDescriptor::id).collect(Collectors.toSet());
    TenantFacts tenant = new TenantFacts(connection, allowed, task.cancellation());
    Map<String, String> absent = new TreeMap<>();
    if (asked.contains(MAIL_DEVICES) && tenant.noPlanNamed("EXCHANGE")) {
      absent.put(
          MAIL_DEVICES,
          "No subscription of the tenant contains Exchange (GET /v1.0" + TenantFacts.PLANS + ")");
    }
    LISTS.forEach(
        (source, path) -> {
          if (asked.contains(source) && tenant.allRows(GraphVersion.BETA, path, "", any -> false)) {
            absent.put(source, "The list is empty for the whole tenant (GET /beta" + path + ")");
          }
        });
    ConnectedPartners partners =
        asked.contains(PARTNERS)
            ? ConnectedPartners.read(tenant)
            : new ConnectedPartners(Set.of(), false);
    for (Identity who : task.subjects()) {
      absent.forEach((source, fact) -> sink.absent(who, source, fact));
      if (!task.cancellation().isCancelled()) {
        partners(who, partners, devices(who, tenant, asked, sink), sink);
      }
    }
  }

  /** Apple and Google are partners of everybody who has their devices. */
  private static void partners(
      Identity who, ConnectedPartners partners, Optional<Set<String>> kinds, FactSink sink) {
    if (!partners.names().isEmpty()) {
      sink.present(
          who,
          PARTNERS,
          "Partners are connected: "
              + String.join(", ", partners.names())
              + " (lists of partners in GET /v1.0/deviceManagement)");
    } else if (partners.none() && kinds.filter(Set.of("windows")::containsAll).isPresent()) {
      sink.absent(
          who,
          PARTNERS,
          "No partner is connected (lists of partners in GET /v1.0/deviceManagement, and"
              + " vppTokens), and the person has no device of Apple or Google");
    }
  }

  /** Returns the kinds of all devices of the person, or empty when not all are known. */
  private static Optional<Set<String>> devices(
      Identity who, TenantFacts tenant, Set<String> asked, FactSink sink) {
    Set<String> ids =
        who.identifiers(IdentifierKind.MANAGED_DEVICE_ID).stream()
            .map(known -> known.identifier().value())
            .collect(Collectors.toCollection(TreeSet::new));
    boolean all = who.facet(Facet.DEVICES).filter(facet -> facet.gaps().isEmpty()).isPresent();
    Set<String> kinds = new TreeSet<>();
    for (String id : ids.size() > MOST_DEVICES ? List.<String>of() : ids) {
      Optional<Content> device =
          tenant.object(
              GraphRequest.get(GraphVersion.V1, DEVICE)
                  .path("managedDeviceId", id)
                  .query("$select", "id,operatingSystem,managementAgent"));
      kinds.add(device.map(shown -> text(shown, "operatingSystem")).orElse(""));
      if (device
              .filter(shown -> text(shown, "managementAgent").contains("configurationmanager"))
              .isPresent()
          && asked.contains(CO_MANAGED)) {
        sink.present(
            who,
            CO_MANAGED,
            "Configuration Manager manages a device of the person: managementAgent in GET /v1.0"
                + DEVICE);
      }
    }
    if (!all || ids.size() > MOST_DEVICES) {
      return Optional.empty();
    }
    WITHOUT_DATA.forEach(
        (source, without) -> {
          if (asked.contains(source) && without.containsAll(kinds)) {
            sink.absent(who, source, described(kinds));
          }
        });
    return Optional.of(kinds);
  }

  private static String described(Set<String> kinds) {
    return kinds.isEmpty()
        ? "The person has no managed device"
        : "The person's devices are of other kinds: "
            + String.join(", ", kinds)
            + " (operatingSystem in GET /v1.0"
            + DEVICE
            + ")";
  }

  private static String text(Content device, String property) {
    return device.text(property).orElse("").toLowerCase(Locale.ROOT);
  }
}
