package org.dsr4j.it.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dsr4j.Dsr;
import org.dsr4j.ExportTarget;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.support.GraphTenant;
import org.dsr4j.model.Action;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Facet;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.Report;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.testkit.SimulatedDevice;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The permissions that are computed from the descriptors are those that runs require. The simulated
 * tenant enforces the permissions that Microsoft publishes; a real tenant may differ.
 */
class PermissionsDemandedTest {

  private static final ImpliedPermissions COVER = new ImpliedPermissions();

  private static SimulatedTenant simulated;
  private static SimulatedUser person;
  private static NeededPermissions needed;

  /** Read once: each test compares its own run with the one that has all permissions. */
  private static final Map<Action, Map<String, LedgerStatus>> COMPLETE =
      new EnumMap<>(Action.class);

  @TempDir private Path folder;
  private int runs;

  @BeforeAll
  static void start() {
    simulated = SimulatedTenant.start().enforcePermissions();
    person =
        simulated
            .user("person")
            .device(SimulatedDevice::windows)
            .device(SimulatedDevice::iphone)
            .inEverySource()
            .signIns(3)
            .directoryAuditsAsActor(2);
    needed = new NeededPermissions(PermissionsPageTest.descriptors());
  }

  @AfterAll
  static void stop() {
    simulated.close();
  }

  private Report run(Action action, Collection<String> permissions) {
    String token = simulated.accessToken(permissions.toArray(String[]::new));
    try (GraphConnection graph = GraphTenant.connect(simulated, GraphTenant.token(token));
        Dsr dsr =
            Dsr.builder(graph.tenant())
                .adapter(new AzureAdAdapterProvider())
                .adapter(new IntuneAdapterProvider())
                .resource(GraphConnection.class, graph)
                .build()) {
      DsrRequest request = GraphTenant.request(dsr, person);
      ExportTarget target = ExportTarget.zip(folder.resolve(++runs + ".zip"));
      return switch (action) {
        case DISCOVER -> dsr.discover(request);
        case EXPORT -> dsr.export(request, target);
        case AUDIT -> dsr.audit(request, Window.all(), target);
        case RECTIFY, RESTRICT, DELETE -> throw new IllegalArgumentException(action.name());
      };
    }
  }

  /** The sources with an unreadable part, independently of other problems. */
  private static SortedSet<String> unreadable(Report report) {
    return report.ledger().entries().stream()
        .filter(
            entry ->
                entry.gaps().stream().anyMatch(part -> part.status() == LedgerStatus.NOT_READABLE))
        .map(entry -> entry.source().source())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, LedgerStatus> statuses(Report report) {
    return report.ledger().entries().stream()
        .collect(Collectors.toMap(entry -> entry.source().source(), LedgerEntry::status));
  }

  private Map<String, LedgerStatus> withAll(Action action) {
    return new HashMap<>(COMPLETE.computeIfAbsent(action, any -> statuses(exact(any))));
  }

  private Report exact(Action action) {
    return run(action, needed.of(action));
  }

  @ParameterizedTest
  @EnumSource(names = {"DISCOVER", "EXPORT", "AUDIT"})
  void withExactlyThePermissionsOfAnActionEverySourceIsReadable(Action action) {
    Report report = exact(action);

    assertThat(report.interruption()).isNull();
    assertThat(unreadable(report)).isEmpty();
    assertThat(statuses(report)).containsValue(LedgerStatus.FOUND);
  }

  /** Exporting reads the same as discovering; {@link #exportReadsWhatDiscoverReads} proves this. */
  static Stream<Arguments> removable() {
    return Stream.of(Action.DISCOVER, Action.AUDIT)
        .flatMap(
            action ->
                needed.of(action).stream()
                    // A permission that the tenant permission includes cannot be missing as long as
                    // that one is granted.
                    .filter(name -> !COVER.including(name).contains(NeededPermissions.TENANT))
                    .map(name -> Arguments.of(action, name)));
  }

  @ParameterizedTest
  @MethodSource("removable")
  void withoutAPermissionExactlyTheSourcesThatDeclareItAreUnreadable(
      Action action, String permission) {
    Set<String> left = without(action, permission);
    Map<String, LedgerStatus> before = withAll(action);

    Report report = run(action, left);

    Map<String, LedgerStatus> after = statuses(report);
    Set<String> silenced = unreadable(report);
    assertThat(silenced)
        .containsAll(provable(action, left, before))
        .isSubsetOf(affected(action, left, report));
    before.keySet().removeAll(silenced);
    before.entrySet().removeIf(entry -> isAskedAgain(entry.getValue(), after.get(entry.getKey())));
    assertThat(after).containsAllEntriesOf(before);
  }

  /** Without the permission for a fact that answers a manual step, a person is asked again. */
  private static boolean isAskedAgain(LedgerStatus before, @Nullable LedgerStatus after) {
    return before == LedgerStatus.NOT_APPLICABLE && after == LedgerStatus.MANUAL_STEP_OPEN;
  }

  /** The remaining permissions after one permission, and all that include it, are removed. */
  private static Set<String> without(Action action, String permission) {
    Set<String> left = new TreeSet<>(needed.of(action));
    left.removeAll(COVER.including(permission));
    return left;
  }

  private static boolean lacks(SourceDescriptor source, Action action, Set<String> held) {
    return NeededPermissions.declared(source, action).stream()
        .anyMatch(permission -> !COVER.isImpliedBy(held, permission));
  }

  /**
   * The sources that must be unreadable. A source without rows may not have been requested at all.
   */
  private static Set<String> provable(
      Action action, Set<String> left, Map<String, LedgerStatus> before) {
    return needed.supportedSources(action).stream()
        .filter(source -> lacks(source, action, left) && COVER.isKnownForAllPathsOf(source))
        .map(SourceDescriptor::id)
        .filter(id -> before.get(id) == LedgerStatus.FOUND)
        .collect(Collectors.toSet());
  }

  /**
   * The sources that may be unreadable: they declare the permission, or the person or the devices
   * cannot be found without it.
   */
  private static Set<String> affected(Action action, Set<String> left, Report report) {
    Set<String> incomplete =
        Stream.of(Facet.USER, Facet.DEVICES)
            .filter(name -> !report.identity().facet(name).map(Facet::complete).orElse(false))
            .collect(Collectors.toSet());
    return needed.supportedSources(action).stream()
        .filter(
            source ->
                lacks(source, action, left)
                    || source.facets().stream().anyMatch(incomplete::contains))
        .map(SourceDescriptor::id)
        .collect(Collectors.toSet());
  }

  @Test
  void mostSourcesAreProvenByARunWithoutTheirPermission() {
    Map<String, LedgerStatus> before = withAll(Action.DISCOVER);
    List<SourceDescriptor> served = needed.supportedSources(Action.DISCOVER);

    Set<String> proven = provable(Action.DISCOVER, Set.of(), before);

    assertThat(proven)
        .as(
            "not proven: %s",
            served.stream().map(SourceDescriptor::id).filter(id -> !proven.contains(id)).toList())
        .hasSizeGreaterThan(served.size() / 2);
  }

  @Test
  void exportReadsWhatDiscoverReads() {
    assertThat(needed.of(Action.EXPORT)).isEqualTo(needed.of(Action.DISCOVER));
    assertThat(needed.supportedSources(Action.EXPORT))
        .isEqualTo(needed.supportedSources(Action.DISCOVER));
  }

  @Test
  void withoutThePermissionToConfirmTheTenantNothingIsRead() {
    Set<String> left = without(Action.DISCOVER, NeededPermissions.TENANT);

    assertThatThrownBy(() -> run(Action.DISCOVER, left))
        .isInstanceOf(DsrException.class)
        .hasMessageContaining("nothing was read")
        .hasMessageContaining(NeededPermissions.TENANT);
  }
}
