package org.dsr4j.it.support;

import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.dsr4j.Dsr;
import org.dsr4j.DsrBuilder;
import org.dsr4j.Journals;
import org.dsr4j.azuread.AzureAdAdapterProvider;
import org.dsr4j.change.Approval;
import org.dsr4j.change.ApprovedPlan;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.CopyWaiver;
import org.dsr4j.change.DeviceChoice;
import org.dsr4j.change.DeviceDecision;
import org.dsr4j.change.ErasureGround;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.graph.GraphChangeConnection;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphCloud;
import org.dsr4j.graph.throttle.ThrottleLimits;
import org.dsr4j.intune.IntuneAdapterProvider;
import org.dsr4j.it.history.TenantHistory;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;
import org.dsr4j.testkit.RecordedRequest;
import org.dsr4j.testkit.SimulatedTenant;
import org.dsr4j.testkit.SimulatedUser;
import org.jspecify.annotations.Nullable;

/**
 * Erases people of a simulated tenant with the tenant's clock; each {@link #open()} is like another
 * process with the same journal.
 */
public final class ErasureFixture {

  public static final LocalDate DAY = LocalDate.of(2026, 1, 30);
  public static final String[] CHANGE_PERMISSIONS = {
    "User.EnableDisableAccount.All",
    "User.RevokeSessions.All",
    "User.DeleteRestore.All",
    "User.ReadWrite.All",
    "UserAuthenticationMethod.ReadWrite.All",
    "Device.ReadWrite.All",
    "Group.ReadWrite.All",
    "GroupMember.ReadWrite.All",
    "Application.ReadWrite.All",
    "AppRoleAssignment.ReadWrite.All",
    "DelegatedPermissionGrant.ReadWrite.All",
    "Directory.ReadWrite.All",
    "DeviceManagementManagedDevices.PrivilegedOperations.All",
    "DeviceManagementManagedDevices.ReadWrite.All",
    "DeviceManagementApps.ReadWrite.All",
    "DeviceManagementServiceConfig.ReadWrite.All",
    "Organization.Read.All"
  };

  private final String tenantId;
  private final URI endpoint;
  private String readToken;
  private String writeToken;
  private final @Nullable SimulatedTenant tenant;
  private final Supplier<Instant> now;
  private JournalSigner signer = Journals.signer(keyPair());
  private JournalStore store = Journals.inMemory();
  private CaseKeys keys = Journals.keysInMemory();

  public ErasureFixture(SimulatedTenant tenant) {
    this(
        tenant,
        tenant.id(),
        tenant.endpoint(),
        tenant.accessToken(),
        tenant.accessToken(CHANGE_PERMISSIONS),
        tenant::now);
  }

  private ErasureFixture(
      @Nullable SimulatedTenant tenant,
      String tenantId,
      URI endpoint,
      String readToken,
      String writeToken,
      Supplier<Instant> now) {
    this.tenant = tenant;
    this.tenantId = tenantId;
    this.endpoint = endpoint;
    this.readToken = readToken;
    this.writeToken = writeToken;
    this.now = now;
  }

  /** The same fixture in another process, at the time of the saved state. */
  public static ErasureFixture at(Properties saved, Path cases) {
    Instant now = Instant.parse(saved.getProperty("now"));
    return new ErasureFixture(
            null,
            saved.getProperty("tenant"),
            URI.create(saved.getProperty("endpoint")),
            saved.getProperty("readToken"),
            saved.getProperty("writeToken"),
            () -> now)
        .withJournal(cases);
  }

  /** The state that another process needs. */
  public Properties saved() {
    Properties saved = new Properties();
    saved.setProperty("tenant", tenantId);
    saved.setProperty("endpoint", endpoint.toString());
    saved.setProperty("readToken", readToken);
    saved.setProperty("writeToken", writeToken);
    saved.setProperty("now", now.get().toString());
    return saved;
  }

  /** Stores cases in a folder that other processes can read. */
  public ErasureFixture withJournal(Path folder) {
    this.signer = Journals.signerFile(folder.resolve("signer"));
    return withJournal(
        Journals.directory(folder.resolve("journals")),
        Journals.keyDirectory(folder.resolve("keys")));
  }

  public ErasureFixture withWrappedJournal(UnaryOperator<JournalStore> wrapper) {
    this.store = wrapper.apply(store);
    return this;
  }

  private static KeyPair keyPair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The tenant's clock. */
  public Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }

      @Override
      public Instant instant() {
        return now.get();
      }
    };
  }

  public ErasureFixture withJournal(JournalStore journals, CaseKeys caseKeys) {
    this.store = journals;
    this.keys = caseKeys;
    return this;
  }

  /** The same fixture with its original tokens and a copy of recorded journals. */
  ErasureFixture restarted(JournalStore recorded) {
    ErasureFixture restarted = new ErasureFixture(tenant());
    restarted.signer = signer;
    return restarted.withJournal(CopiedStore.of(recorded), new ForgettingKeys(keys));
  }

  /** From now on the write application lacks a permission; "" restores it. */
  public ErasureFixture withoutPermission(String permission) {
    this.writeToken =
        tenant()
            .accessToken(
                Arrays.stream(CHANGE_PERMISSIONS)
                    .filter(name -> !name.equals(permission))
                    .toArray(String[]::new));
    return this;
  }

  /** From now on the two applications have exactly these permissions. */
  public ErasureFixture withPermissions(Collection<String> reading, Collection<String> changing) {
    this.readToken = tenant().accessToken(reading.toArray(String[]::new));
    this.writeToken = tenant().accessToken(changing.toArray(String[]::new));
    return this;
  }

  public JournalStore store() {
    return store;
  }

  public CaseKeys keys() {
    return keys;
  }

  public JournalSigner signer() {
    return signer;
  }

  /** The objects of one process; the caller closes them. */
  public record Open(Dsr dsr, GraphConnection reading, GraphChangeConnection changing)
      implements AutoCloseable {
    @Override
    public void close() {
      dsr.close();
      reading.close();
      changing.close();
    }
  }

  public Open open() {
    return open(builder -> builder);
  }

  public Open open(UnaryOperator<DsrBuilder> settings) {
    GraphConnection reading =
        GraphTenant.connect(tenantId(), cloud(), GraphTenant.token(readToken));
    GraphChangeConnection changing =
        GraphChangeConnection.builder(tenantId())
            .credential(GraphTenant.token(writeToken))
            .cloud(cloud())
            .limits(ThrottleLimits.off())
            .retry(GraphTenant.QUICK)
            .clock(clock())
            .build();
    Dsr dsr =
        settings
            .apply(
                Dsr.builder(tenantId())
                    .adapter(new AzureAdAdapterProvider())
                    .adapter(new IntuneAdapterProvider())
                    .resource(GraphConnection.class, reading)
                    .resource(GraphChangeConnection.class, changing)
                    .clock(clock())
                    .journal(recorded(store))
                    .caseKeys(keys)
                    .journalSigner(signer))
            .build();
    return new Open(dsr, reading, changing);
  }

  /** In another process than the tenant's there is no history. */
  private JournalStore recorded(JournalStore journals) {
    return tenant == null ? journals : TenantHistory.of(tenant).recorded(journals);
  }

  private GraphCloud cloud() {
    return GraphTenant.cloud(endpoint);
  }

  public TenantId tenantId() {
    return TenantId.of(tenantId);
  }

  public DsrRequest request(SimulatedUser person) {
    return GraphTenant.request(tenantId(), "DSR-2026-0117", DataSubject.objectId(person.objectId()))
        .withDecision(Decision.grant("no reason to keep anything", "privacy officer", DAY));
  }

  public static ErasureOrder order() {
    return ErasureOrder.of(ErasureGround.CONSENT_WITHDRAWN)
        .withoutCopy(new CopyWaiver("privacy officer", DAY, "the person has a copy"));
  }

  public static DeviceDecision deviceDecision(String device, DeviceChoice choice) {
    return DeviceDecision.of(device, choice, "privacy officer", DAY);
  }

  public ApprovedPlan approved(ChangePlan plan, SimulatedUser person) {
    return approved(plan, person.objectId());
  }

  /** A second person checks the plan and approves it. */
  public ApprovedPlan approved(ChangePlan plan, String person) {
    Instant at = plan.header().created();
    return plan.approve(
        Approval.of(plan, "data protection officer", at, at.plus(Duration.ofDays(30)))
            .naming(person));
  }

  /** The requested changes of the tenant, oldest first. */
  public List<String> writes() {
    return tenant().requests().stream()
        .filter(request -> !request.method().equals("GET"))
        .map(RecordedRequest::toString)
        .toList();
  }

  private SimulatedTenant tenant() {
    return Objects.requireNonNull(tenant, "the tenant is in this process only");
  }
}
