package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dsr4j.change.ApprovalPolicy;
import org.dsr4j.evidence.JournalRisk;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.engine.EngineSettings;
import org.dsr4j.internal.engine.EventDispatcher;
import org.dsr4j.internal.engine.ManualAnswers;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.internal.owncases.OwnCasesProvider;
import org.dsr4j.internal.registry.AdapterRegistry;
import org.dsr4j.internal.registry.GuardedCalls;
import org.dsr4j.internal.registry.OpenAdapter;
import org.dsr4j.internal.registry.ProviderDiscovery;
import org.dsr4j.internal.registry.Registration;
import org.dsr4j.internal.registry.Resources;
import org.dsr4j.internal.store.StoreSetup;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.TenantProfile;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.operator.ApprovalVerifier;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalLog;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;
import org.dsr4j.spi.operator.LegalHoldProvider;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds a {@link Dsr}. Not thread-safe. */
public final class DsrBuilder {

  private static final Logger LOG = LoggerFactory.getLogger(DsrBuilder.class);

  private static final int MOST_PARALLELISM = 512;
  private static final int DEFAULT_MAX_RECORD_BYTES = 16 * 1024 * 1024;
  private static final int DEFAULT_MAX_ATTACHMENT_BYTES = 32 * 1024 * 1024;

  private final TenantId tenant;
  private final List<Registration> registrations = new ArrayList<>();
  private final Resources resources = new Resources();
  private @Nullable TenantProfile profile;
  private Clock clock = Clock.systemUTC();
  private RunListener listener = RunListener.NONE;
  private int parallelism = defaultParallelism(Runtime.getRuntime().availableProcessors());
  private int maxRecordBytes = DEFAULT_MAX_RECORD_BYTES;
  private int maxAttachmentBytes = DEFAULT_MAX_ATTACHMENT_BYTES;
  private @Nullable Path spoolDirectory;
  private int unloadable;
  private @Nullable JournalStore journal;
  private CaseKeys keys = Journals.keysInMemory();
  private @Nullable JournalSigner signer;
  private @Nullable JournalAnchor anchor;
  private @Nullable JournalLog log;
  private final List<LegalHoldProvider> legalHolds = new ArrayList<>();
  private @Nullable ApprovalVerifier verifier;
  private ApprovalPolicy approvals = ApprovalPolicy.defaults();
  private Duration callLimit = GuardedCalls.DEFAULT_LIMIT;

  DsrBuilder(TenantId tenant) {
    this.tenant = tenant;
  }

  /**
   * Adds an adapter without configuration. The name of the instance is the id of the provider.
   *
   * @param provider the provider
   * @return this builder
   */
  public DsrBuilder adapter(AdapterProvider provider) {
    return adapter(provider, provider.id(), Configuration.empty());
  }

  /**
   * Adds an adapter instance. Several instances of one provider can exist under different names.
   *
   * @param provider the provider
   * @param instance the name of the instance: lower-case words joined by hyphens
   * @param configuration the keys that the provider supports
   * @return this builder
   */
  public DsrBuilder adapter(
      AdapterProvider provider, String instance, Configuration configuration) {
    registrations.add(
        new Registration(
            requireNonNull(instance, "instance"),
            requireNonNull(provider, "provider"),
            requireNonNull(configuration, "configuration"),
            false));
    return this;
  }

  /**
   * Adds every provider that {@link java.util.ServiceLoader} finds with the context class loader of
   * the current thread.
   *
   * @return this builder
   */
  public DsrBuilder discoverAdapters() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return discoverAdapters(context != null ? context : DsrBuilder.class.getClassLoader());
  }

  /**
   * Adds every provider that {@link java.util.ServiceLoader} finds, without configuration.
   *
   * <p>A provider that cannot be loaded does not prevent the others. Every ledger lists it as
   * failed.
   *
   * @param loader the class loader that is searched
   * @return this builder
   */
  public DsrBuilder discoverAdapters(ClassLoader loader) {
    ProviderDiscovery.Found found = ProviderDiscovery.in(loader);
    found.providers().forEach(this::adapter);
    unloadable += found.unloadable();
    return this;
  }

  /**
   * Registers an object for all adapters, for example a shared connection. The application closes
   * it.
   *
   * @param type the class under which the adapters look the object up
   * @param resource the object
   * @param <T> its type
   * @return this builder
   */
  public <T> DsrBuilder resource(Class<T> type, T resource) {
    resources.addShared(requireNonNull(type, "type"), requireNonNull(resource, "resource"));
    return this;
  }

  /**
   * Registers an object for one adapter instance. For this instance it replaces an object of the
   * same type that is registered for all adapters. The application closes it.
   *
   * @param instance the name of an adapter that is registered before {@link #build()}
   * @param type the class under which the adapter looks the object up
   * @param resource the object
   * @param <T> its type
   * @return this builder
   */
  public <T> DsrBuilder resource(String instance, Class<T> type, T resource) {
    resources.addForInstance(
        requireNonNull(instance, "instance"),
        requireNonNull(type, "type"),
        requireNonNull(resource, "resource"));
    return this;
  }

  /**
   * Sets what the organisation answered once about its tenant, for places that only people read.
   * Default: no profile, so people read all of these places for each request.
   *
   * @param value the profile of the tenant of this {@code Dsr}; {@link #build()} throws {@link
   *     DsrError#TENANT_MISMATCH} for another one, {@link DsrError#NOT_BY_HAND} for answers about
   *     unknown places and about places that the library reads, {@link DsrError#PROFILE_INVALID}
   *     for a review in the future
   * @return this builder
   */
  public DsrBuilder tenantProfile(TenantProfile value) {
    this.profile = requireNonNull(value, "tenantProfile");
    return this;
  }

  /**
   * Sets the clock. Default: the system clock in UTC.
   *
   * @param value the clock
   * @return this builder
   */
  public DsrBuilder clock(Clock value) {
    this.clock = requireNonNull(value, "clock");
    return this;
  }

  /**
   * Sets the listener that receives progress events. Default: no listener.
   *
   * @param value the listener
   * @return this builder
   */
  public DsrBuilder listener(RunListener value) {
    this.listener = requireNonNull(value, "listener");
    return this;
  }

  /**
   * Sets how many sources are read in parallel. Default: 32 for each processor, at most 256. Most
   * of the time a read waits for a service and not for the processor, and a slow service must not
   * prevent the reads of other sources. Connections of this library do not let all of them use the
   * processors at the same time.
   *
   * @param value 1 to 512
   * @return this builder
   */
  public DsrBuilder parallelism(int value) {
    this.parallelism = value;
    return this;
  }

  /**
   * Sets the maximum size of a record. Default: 16 MiB. A larger record is rejected and its source
   * is reported as failed.
   *
   * @param value the maximum in bytes, positive
   * @return this builder
   */
  public DsrBuilder maxRecordBytes(int value) {
    this.maxRecordBytes = value;
    return this;
  }

  /**
   * Sets the maximum size of one attachment of a record. Default: 32 MiB. Reading a larger
   * attachment ends at the limit; it is not delivered and its source is reported as failed.
   *
   * @param value the maximum in bytes, positive
   * @return this builder
   */
  public DsrBuilder maxAttachmentBytes(int value) {
    this.maxAttachmentBytes = value;
    return this;
  }

  /**
   * Sets the longest time of one call to an adapter that is not a read, to a verifier of approvals
   * or to a provider of legal holds. Default: 15 minutes. A call that takes longer is cancelled and
   * abandoned: it counts as failed, a step as unknown, a legal hold as unknown. A read ends with
   * the deadline of its run.
   *
   * @param value positive; longer than the longest wait of a throttled connection
   * @return this builder
   */
  public DsrBuilder callLimit(Duration value) {
    this.callLimit = requireNonNull(value, "callLimit");
    return this;
  }

  /**
   * Sets the folder of the spool, which stores records encrypted during a run. Default: the
   * temporary folder of the system.
   *
   * @param value an existing folder
   * @return this builder
   */
  public DsrBuilder spoolDirectory(Path value) {
    this.spoolDirectory = requireNonNull(value, "spoolDirectory");
    return this;
  }

  /**
   * Stores the cases of changes in one folder of this computer, for tests and first steps.
   *
   * <p>Journals, case keys, the signing key, the newest journal heads and the log of cases are all
   * below this folder, so a person who can change a journal can change its head too. This is logged
   * as a warning. In production use {@link #cases(Path, Path)}, and store the keys in another place
   * with {@link #caseKeys}.
   *
   * @param folder created when it does not exist
   * @return this builder
   */
  public DsrBuilder cases(Path folder) {
    requireNonNull(folder, "folder");
    return cases(folder, folder.resolve("heads"));
  }

  /**
   * Stores the cases of changes in a folder of this computer, and the newest journal heads and the
   * log of cases in another one.
   *
   * <p>Every folder and file is readable only by its owner. One line is logged as a warning when
   * one of the two folders is in the other.
   *
   * @param folder journals, case keys and the signing key; created when it does not exist
   * @param heads heads and log of cases, preferably where a person who can change the journals
   *     cannot write; created when it does not exist
   * @return this builder
   */
  public DsrBuilder cases(Path folder, Path heads) {
    requireNonNull(folder, "folder");
    requireNonNull(heads, "heads");
    if (StoreSetup.contain(List.of(folder, heads))) {
      LOG.warn(
          "Journals and their newest heads are in the same place: a person who can change a journal"
              + " can change its head too; set another folder with cases(folder, heads)");
    }
    return journal(Journals.directory(folder.resolve("journals")))
        .caseKeys(Journals.keyDirectory(folder.resolve("keys")))
        .journalSigner(Journals.signerFile(folder.resolve("signer")))
        .journalAnchor(Journals.anchorDirectory(heads))
        .journalLog(Journals.logFile(heads.resolve("cases.log")));
  }

  /**
   * Sets the store of the journals. Without a store nothing can be changed.
   *
   * @param store the store
   * @return this builder
   */
  public DsrBuilder journal(JournalStore store) {
    this.journal = requireNonNull(store, "store");
    return this;
  }

  /**
   * Sets the store of the case keys. Default: in memory, so that no other process can resume a
   * case.
   *
   * @param store the keys
   * @return this builder
   */
  public DsrBuilder caseKeys(CaseKeys store) {
    this.keys = requireNonNull(store, "store");
    return this;
  }

  /**
   * Sets the signer of the journal entries. Required together with {@link #journal}.
   *
   * @param value the signer
   * @return this builder
   */
  public DsrBuilder journalSigner(JournalSigner value) {
    this.signer = requireNonNull(value, "journalSigner");
    return this;
  }

  /**
   * Sets the anchor that stores the newest entry of each journal. Default: no anchor.
   *
   * @param value the anchor
   * @return this builder
   */
  public DsrBuilder journalAnchor(JournalAnchor value) {
    this.anchor = requireNonNull(value, "journalAnchor");
    return this;
  }

  /**
   * Sets the log of cases, which shows a case whose journal and anchor were deleted. Default: no
   * log.
   *
   * @param value the log
   * @return this builder
   */
  public DsrBuilder journalLog(JournalLog value) {
    this.log = requireNonNull(value, "journalLog");
    return this;
  }

  /**
   * Returns what the configured stores of journals, keys and heads cannot detect or survive. Of
   * stores that the application implements it reports only whether they are set.
   *
   * @return the risks; empty without a journal, because then nothing can be changed
   */
  public Set<JournalRisk> journalRisks() {
    return journal == null ? Set.of() : StoreSetup.risks(journal, keys, anchor, log);
  }

  /**
   * Adds a provider of legal holds. All providers are asked; one legal hold is enough to prevent a
   * change.
   *
   * @param provider the provider
   * @return this builder
   */
  public DsrBuilder legalHolds(LegalHoldProvider provider) {
    legalHolds.add(requireNonNull(provider, "provider"));
    return this;
  }

  /**
   * Sets the verifier of approvals. Without a verifier an approval is an assertion of the
   * application, and the evidence says so.
   *
   * @param value the verifier
   * @return this builder
   */
  public DsrBuilder approvalVerifier(ApprovalVerifier value) {
    this.verifier = requireNonNull(value, "approvalVerifier");
    return this;
  }

  /**
   * Allows the requester of an erasure to approve its plan. The plan then says so.
   *
   * @return this builder
   */
  public DsrBuilder requesterMayApprove() {
    this.approvals = new ApprovalPolicy(false, approvals.separateDecider(), approvals.longest());
    return this;
  }

  /**
   * Requires that the approver is not the person who decided on the request. Default: the same
   * person may do both.
   *
   * @return this builder
   */
  public DsrBuilder deciderMustNotApprove() {
    this.approvals = new ApprovalPolicy(approvals.separateApprover(), true, approvals.longest());
    return this;
  }

  /**
   * Sets the longest time for which an approval may be valid. Default: 30 days.
   *
   * @param time positive
   * @return this builder
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} when it is not positive
   */
  public DsrBuilder longestApproval(Duration time) {
    if (time.isZero() || time.isNegative()) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION, "longestApproval must be longer than zero");
    }
    this.approvals =
        new ApprovalPolicy(approvals.separateApprover(), approvals.separateDecider(), time);
    return this;
  }

  static int defaultParallelism(int processors) {
    return Math.min(32 * processors, 256);
  }

  /**
   * Validates the configuration and opens the adapters. Reads no data.
   *
   * @return the {@code Dsr}; the caller closes it
   * @throws DsrException with {@link DsrError#NO_ADAPTER}, {@link DsrError#INVALID_ID}, {@link
   *     DsrError#INVALID_CONFIGURATION}, {@link DsrError#SPI_MISMATCH}, {@link
   *     DsrError#MISSING_RESOURCE}, a code of {@link #tenantProfile} or an adapter's own code
   */
  public Dsr build() {
    if (parallelism < 1
        || parallelism > MOST_PARALLELISM
        || maxRecordBytes < 1
        || maxAttachmentBytes < 1) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "parallelism must be 1 to 512, maxRecordBytes and maxAttachmentBytes positive");
    }
    if (callLimit.isNegative() || callLimit.isZero()) {
      throw new DsrException(DsrError.INVALID_CONFIGURATION, "callLimit must be positive");
    }
    Path spool =
        spoolDirectory != null ? spoolDirectory : Path.of(System.getProperty("java.io.tmpdir"));
    if (!Files.isDirectory(spool)) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "The spool directory does not exist: set another with spoolDirectory(…)");
    }
    EngineSettings settings =
        new EngineSettings(
            tenant,
            clock,
            new EventDispatcher(listener),
            parallelism,
            maxRecordBytes,
            maxAttachmentBytes,
            spool,
            callLimit,
            new ManualAnswers(profile, clock));
    AdapterRegistry registry =
        new AdapterRegistry(tenant, resources.copy(), clock, settings.listener(), callLimit);
    ChangeSettings changes =
        new ChangeSettings(
            settings, journalSettings(), legalHolds, verifier, approvals, LibraryVersion.read());
    List<OpenAdapter> adapters = registry.open(registered(changes), unloadable);
    try {
      settings.answers().check(tenant, ReadOperation.sources(adapters));
    } catch (DsrException e) {
      // The exception is rethrown; the adapters must be closed first.
      adapters.forEach(OpenAdapter::close);
      throw e;
    }
    return new Dsr(settings, changes, adapters);
  }

  /** The library's own records of earlier requests are a source like any other. */
  private List<Registration> registered(ChangeSettings changes) {
    JournalSettings own = changes.journal();
    if (own == null || registrations.isEmpty()) {
      return registrations;
    }
    List<Registration> all = new ArrayList<>(registrations);
    all.add(
        new Registration(
            OwnCasesProvider.INSTANCE, new OwnCasesProvider(own), Configuration.empty(), true));
    return all;
  }

  private @Nullable JournalSettings journalSettings() {
    if (journal == null) {
      return null;
    }
    if (signer == null) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "A journal needs a signer: set one with journalSigner(…)");
    }
    return new JournalSettings(journal, keys, signer, anchor, clock, LibraryVersion.read())
        .withLog(log);
  }
}
