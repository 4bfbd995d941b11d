package org.dsr4j;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.internal.cases.ChangeSettings;
import org.dsr4j.internal.engine.EngineSettings;
import org.dsr4j.internal.engine.EventDispatcher;
import org.dsr4j.internal.journal.JournalSettings;
import org.dsr4j.internal.owncases.OwnCasesProvider;
import org.dsr4j.internal.registry.AdapterRegistry;
import org.dsr4j.internal.registry.ProviderDiscovery;
import org.dsr4j.internal.registry.Registration;
import org.dsr4j.internal.registry.Resources;
import org.dsr4j.internal.registry.UnusedSources;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.RunListener;
import org.dsr4j.model.SourceAttestation;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.operator.ApprovalVerifier;
import org.dsr4j.spi.operator.CaseKeys;
import org.dsr4j.spi.operator.JournalAnchor;
import org.dsr4j.spi.operator.JournalSigner;
import org.dsr4j.spi.operator.JournalStore;
import org.dsr4j.spi.operator.LegalHoldProvider;
import org.jspecify.annotations.Nullable;

/** Builds a {@link Dsr}. Not thread-safe. */
public final class DsrBuilder {

  private static final int DEFAULT_PARALLELISM = 64;
  private static final int MOST_PARALLELISM = 512;
  private static final int DEFAULT_MAX_RECORD_BYTES = 16 * 1024 * 1024;

  private final TenantId tenant;
  private final List<Registration> registrations = new ArrayList<>();
  private final Resources resources = new Resources();
  private final List<SourceAttestation> unused = new ArrayList<>();
  private Clock clock = Clock.systemUTC();
  private RunListener listener = RunListener.NONE;
  private int parallelism = DEFAULT_PARALLELISM;
  private int maxRecordBytes = DEFAULT_MAX_RECORD_BYTES;
  private @Nullable Path spoolDirectory;
  private int unloadable;
  private @Nullable JournalStore journal;
  private CaseKeys keys = Journals.keysInMemory();
  private @Nullable JournalSigner signer;
  private @Nullable JournalAnchor anchor;
  private final List<LegalHoldProvider> legalHolds = new ArrayList<>();
  private @Nullable ApprovalVerifier verifier;
  private boolean separateApprover = true;

  DsrBuilder(TenantId tenant) {
    this.tenant = tenant;
  }

  /**
   * Adds an adapter without configuration, named after its provider.
   *
   * @param provider the provider
   * @return this
   */
  public DsrBuilder adapter(AdapterProvider provider) {
    return adapter(provider, provider.id(), Configuration.empty());
  }

  /**
   * Adds an adapter instance; several of one provider live side by side under their own names.
   *
   * @param provider the provider
   * @param instance the instance's name: lower-case words joined by hyphens
   * @param configuration what the provider understands
   * @return this
   */
  public DsrBuilder adapter(
      AdapterProvider provider, String instance, Configuration configuration) {
    registrations.add(
        new Registration(
            requireNonNull(instance, "instance"),
            requireNonNull(provider, "provider"),
            requireNonNull(configuration, "configuration")));
    return this;
  }

  /**
   * Adds every provider that {@link java.util.ServiceLoader} finds by the thread's context loader.
   *
   * @return this
   */
  public DsrBuilder discoverAdapters() {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    return discoverAdapters(context != null ? context : DsrBuilder.class.getClassLoader());
  }

  /**
   * Adds every provider that {@link java.util.ServiceLoader} finds, without configuration.
   *
   * <p>A provider that cannot be loaded does not stop the others, and stands in every ledger as
   * failed.
   *
   * @param loader where to look
   * @return this
   */
  public DsrBuilder discoverAdapters(ClassLoader loader) {
    ProviderDiscovery.Found found = ProviderDiscovery.in(loader);
    found.providers().forEach(this::adapter);
    unloadable += found.unloadable();
    return this;
  }

  /**
   * Hands an object to the adapters, for instance a connection they share; the caller closes it.
   *
   * @param type the class the adapters ask for
   * @param resource the object
   * @param <T> its type
   * @return this
   */
  public <T> DsrBuilder resource(Class<T> type, T resource) {
    resources.addShared(requireNonNull(type, "type"), requireNonNull(resource, "resource"));
    return this;
  }

  /**
   * Hands an object to one adapter alone; for that adapter it hides one handed to all. The
   * application closes it.
   *
   * @param instance the name of an adapter that is registered before {@link #build()}
   * @param type the class the adapter asks for
   * @param resource the object
   * @param <T> its type
   * @return this
   */
  public <T> DsrBuilder resource(String instance, Class<T> type, T resource) {
    resources.addForInstance(
        requireNonNull(instance, "instance"),
        requireNonNull(type, "type"),
        requireNonNull(resource, "resource"));
    return this;
  }

  /**
   * Says that the organisation does not use a place at all that people read by hand, so that nobody
   * has to look there for each request. Every ledger and manifest then says so, with the reason.
   *
   * @param source the source's id, or {@code instance/id} for one of several adapters
   * @param by who says so; stands in ledgers, so better a role than a name
   * @param on the day
   * @param reason why nothing can be there; no personal data
   * @return this
   * @throws DsrException with {@link DsrError#INCOMPLETE_REQUEST} or {@link DsrError#INVALID_ID}
   *     when something is blank or malformed; {@link #build()} throws {@link DsrError#NOT_BY_HAND}
   *     when the place is not declared, or is read by the library
   */
  public DsrBuilder notUsed(String source, String by, LocalDate on, String reason) {
    unused.add(new SourceAttestation(source, by, on, reason));
    return this;
  }

  /**
   * Sets the clock; the system's in UTC unless set.
   *
   * @param value the clock
   * @return this
   */
  public DsrBuilder clock(Clock value) {
    this.clock = requireNonNull(value, "clock");
    return this;
  }

  /**
   * Sets who is told of progress; nobody unless set.
   *
   * @param value the listener
   * @return this
   */
  public DsrBuilder listener(RunListener value) {
    this.listener = requireNonNull(value, "listener");
    return this;
  }

  /**
   * Sets how many sources are read at once; 64 unless set: reading waits for services more than for
   * the processor, and a source that waits for a slow service must not keep others from starting.
   *
   * @param value 1 to 512
   * @return this
   */
  public DsrBuilder parallelism(int value) {
    this.parallelism = value;
    return this;
  }

  /**
   * Sets the size above which a record is refused and its source reported as failed; 16 MiB unless
   * set.
   *
   * @param value positive
   * @return this
   */
  public DsrBuilder maxRecordBytes(int value) {
    this.maxRecordBytes = value;
    return this;
  }

  /**
   * Sets where records wait, encrypted, while they are read; the system's temporary folder unless
   * set.
   *
   * @param value an existing folder
   * @return this
   */
  public DsrBuilder spoolDirectory(Path value) {
    this.spoolDirectory = requireNonNull(value, "spoolDirectory");
    return this;
  }

  /**
   * Keeps the cases of changes in one folder of this computer: journals, keys, the signing key and
   * the witness of the newest entries, each in a folder of its own, readable by the owner only.
   *
   * <p>For production put keys and witness elsewhere: {@link #journal}, {@link #caseKeys}, {@link
   * #journalSigner}, {@link #journalAnchor}.
   *
   * @param folder made when it does not exist
   * @return this
   */
  public DsrBuilder cases(Path folder) {
    requireNonNull(folder, "folder");
    return journal(Journals.directory(folder.resolve("journals")))
        .caseKeys(Journals.keyDirectory(folder.resolve("keys")))
        .journalSigner(Journals.signerFile(folder.resolve("signer")))
        .journalAnchor(Journals.anchorDirectory(folder.resolve("heads")));
  }

  /**
   * Sets where the journals of changes are kept; without one nothing can be changed.
   *
   * @param store the store
   * @return this
   */
  public DsrBuilder journal(JournalStore store) {
    this.journal = requireNonNull(store, "store");
    return this;
  }

  /**
   * Sets where the keys of cases are kept; in memory unless set, so that nothing can be resumed by
   * another process.
   *
   * @param store the keys
   * @return this
   */
  public DsrBuilder caseKeys(CaseKeys store) {
    this.keys = requireNonNull(store, "store");
    return this;
  }

  /**
   * Sets what signs the entries of journals; needed with {@link #journal}.
   *
   * @param value the signer
   * @return this
   */
  public DsrBuilder journalSigner(JournalSigner value) {
    this.signer = requireNonNull(value, "headSigner");
    return this;
  }

  /**
   * Sets what witnesses the newest entry of each journal; nobody unless set.
   *
   * @param value the witness
   * @return this
   */
  public DsrBuilder journalAnchor(JournalAnchor value) {
    this.anchor = requireNonNull(value, "headAnchor");
    return this;
  }

  /**
   * Adds someone who knows of legal holds; all are asked, and one who says no is enough.
   *
   * @param provider the provider
   * @return this
   */
  public DsrBuilder legalHolds(LegalHoldProvider provider) {
    legalHolds.add(requireNonNull(provider, "provider"));
    return this;
  }

  /**
   * Sets who verifies approvals; without one they are the application's word, and the evidence says
   * so.
   *
   * @param value the verifier
   * @return this
   */
  public DsrBuilder approvalVerifier(ApprovalVerifier value) {
    this.verifier = requireNonNull(value, "approvalVerifier");
    return this;
  }

  /**
   * Lets whoever runs a request approve its plan as well; plans say so.
   *
   * @return this
   */
  public DsrBuilder requesterMayApprove() {
    this.separateApprover = false;
    return this;
  }

  /**
   * Checks everything and opens the adapters; nothing is read yet.
   *
   * @return the {@code Dsr}, to be closed
   * @throws DsrException with {@link DsrError#NO_ADAPTER}, {@link DsrError#INVALID_ID}, {@link
   *     DsrError#INVALID_CONFIGURATION}, {@link DsrError#SPI_MISMATCH}, {@link
   *     DsrError#MISSING_RESOURCE}, {@link DsrError#NOT_BY_HAND} or an adapter's own code
   */
  public Dsr build() {
    if (parallelism < 1 || parallelism > MOST_PARALLELISM || maxRecordBytes < 1) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "parallelism must be 1 to 512 and maxRecordBytes positive");
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
            tenant, clock, new EventDispatcher(listener), parallelism, maxRecordBytes, spool);
    AdapterRegistry registry =
        new AdapterRegistry(
            tenant, resources.copy(), clock, settings.listener(), new UnusedSources(unused));
    ChangeSettings changes =
        new ChangeSettings(
            settings,
            journalSettings(),
            legalHolds,
            verifier,
            separateApprover,
            LibraryVersion.read());
    return new Dsr(settings, changes, registry.open(registered(changes), unloadable));
  }

  /** What the library itself keeps of earlier requests is a source like any other. */
  private List<Registration> registered(ChangeSettings changes) {
    JournalSettings own = changes.journal();
    if (own == null || registrations.isEmpty()) {
      return registrations;
    }
    List<Registration> all = new ArrayList<>(registrations);
    all.add(
        new Registration(
            OwnCasesProvider.INSTANCE, new OwnCasesProvider(own), Configuration.empty()));
    return all;
  }

  private @Nullable JournalSettings journalSettings() {
    if (journal == null) {
      return null;
    }
    if (signer == null) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "A journal needs someone who signs it: set one with headSigner(…)");
    }
    return new JournalSettings(journal, keys, signer, anchor, clock, LibraryVersion.read());
  }
}
