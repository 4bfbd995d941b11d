package org.dsr4j.graph.catalogue.reading;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.Set;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.change.StepDraft;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.ReadAhead;
import org.dsr4j.graph.catalogue.Catalogue;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.GraphReader;
import org.dsr4j.graph.catalogue.ReadingOptions;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.TenantCheck;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.AuditAction;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.dsr4j.spi.ConfigurationSpec;
import org.dsr4j.spi.DeleteAction;
import org.dsr4j.spi.DiscoverAction;
import org.dsr4j.spi.ExportAction;
import org.dsr4j.spi.FactAction;
import org.dsr4j.spi.FactSink;
import org.dsr4j.spi.FactTask;
import org.dsr4j.spi.Inspection;
import org.dsr4j.spi.PlanTask;
import org.dsr4j.spi.Proposal;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;
import org.dsr4j.spi.Resolution;
import org.dsr4j.spi.StepCall;
import org.dsr4j.spi.StepOutcome;
import org.dsr4j.spi.StepPeriod;
import org.dsr4j.spi.StepPermit;
import org.dsr4j.spi.SubjectResolver;

/**
 * An adapter that consists of a catalogue, a resolver and a connection. Thread-safe if its resolver
 * is thread-safe.
 */
public final class CatalogueAdapter
    implements Adapter,
        SubjectResolver,
        DiscoverAction,
        ExportAction,
        AuditAction,
        FactAction,
        DeleteAction {

  private static final String BETA = "beta";
  private static final String TENANT_WIDE = "tenantWideLists";
  private static final String SHORTCUTS = "shortcuts";

  private final GraphConnection connection;
  private final Catalogue catalogue;
  private final SubjectResolver resolver;
  private final DeleteAction deletion;
  private final FactAction facts;
  private final ReadingOptions allowed;
  private final StorageDownloads storage;
  private final SharedLists lists = new SharedLists();

  private CatalogueAdapter(
      GraphConnection connection,
      Catalogue catalogue,
      SubjectResolver resolver,
      DeleteAction deletion,
      FactAction facts,
      ReadingOptions allowed,
      StorageDownloads storage) {
    this.storage = storage;
    this.deletion = deletion;
    this.facts = facts;
    this.connection = connection;
    this.catalogue = catalogue;
    this.resolver = resolver;
    this.allowed = allowed;
  }

  /** Creates the resolver when an adapter is opened. */
  @FunctionalInterface
  public interface Resolvers {

    /**
     * Creates a resolver.
     *
     * @param connection the connection for the requests
     * @param instance the name of the adapter instance, for provenance
     * @return the resolver
     */
    SubjectResolver over(GraphConnection connection, String instance);
  }

  /** Creates the erasure part when an adapter is opened. */
  @FunctionalInterface
  public interface Deletions {

    /**
     * Creates the erasure part.
     *
     * @param context the context of the adapter
     * @param connection the connection for reads
     * @return the action
     */
    DeleteAction over(AdapterContext context, GraphConnection connection);
  }

  /** Creates the part that looks for facts when an adapter is opened. */
  @FunctionalInterface
  public interface Facts {

    /**
     * Creates the part.
     *
     * @param connection the connection for reads
     * @param allowed the reads that the configuration enables
     * @return the action
     */
    FactAction over(GraphConnection connection, ReadingOptions allowed);
  }

  /** {@return the configuration keys of every catalogue adapter} */
  public static ConfigurationSpec configuration() {
    return ConfigurationSpec.of(
        ConfigurationKey.optional(
            BETA,
            "'true' (default) reads places that only Graph's beta version has; 'false' skips them"
                + " and reports a gap"),
        ConfigurationKey.optional(
            TENANT_WIDE,
            "'true' (default) reads lists of the whole tenant to keep the person's rows when the"
                + " service cannot filter; 'false' skips them and reports a gap"),
        ConfigurationKey.optional(
            SHORTCUTS,
            "'true' (default) sends one request instead of several where the result is the same;"
                + " 'false' sends each request by itself"));
  }

  /**
   * Whether a configuration enables Graph's beta version.
   *
   * @param configuration the configuration
   * @return false only for the value "false"
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} when the value is neither
   */
  public static boolean beta(Configuration configuration) {
    return flag(configuration, BETA, true);
  }

  /**
   * Reads a key whose value is "true" or "false".
   *
   * @param configuration the configuration
   * @param key the key
   * @param otherwise the default
   * @return the flag
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} when the value is neither
   */
  public static boolean flag(Configuration configuration, String key, boolean otherwise) {
    String value = configuration.text(key).orElse(String.valueOf(otherwise));
    if (!value.equals("true") && !value.equals("false")) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "Configuration key '" + key + "' must be 'true' or 'false'");
    }
    return value.equals("true");
  }

  /**
   * Opens an adapter with the connection that the application passed to the builder. Files are
   * downloaded with the {@link org.dsr4j.graph.operation.Downloads} of the application, or else
   * from the published storage of the connection's cloud.
   *
   * @param context the context of the adapter
   * @param catalogue what it reads
   * @param resolvers creates the resolver
   * @param deletions creates the erasure part
   * @param facts creates the part that looks for facts
   * @return the adapter
   * @throws DsrException with {@link DsrError#TENANT_MISMATCH} when the connection belongs to
   *     another tenant; thrown before any request
   */
  public static CatalogueAdapter open(
      AdapterContext context,
      Catalogue catalogue,
      Resolvers resolvers,
      Deletions deletions,
      Facts facts) {
    Configuration configuration = context.configuration();
    ReadingOptions allowed =
        new ReadingOptions(
            beta(configuration),
            flag(configuration, TENANT_WIDE, true),
            flag(configuration, SHORTCUTS, true));
    GraphConnection connection = context.resource(GraphConnection.class);
    if (!connection.tenant().equals(context.tenant())) {
      throw new DsrException(
          DsrError.TENANT_MISMATCH,
          "The adapter '"
              + context.instance()
              + "' received a GraphConnection of another tenant; build one for this tenant");
    }
    GraphConnection reporting = connection.reportingTo(context.listener());
    SubjectResolver resolver = resolvers.over(reporting, context.instance());
    DeleteAction deletion = deletions.over(context, reporting);
    return new CatalogueAdapter(
        reporting,
        catalogue,
        requireNonNull(resolver),
        requireNonNull(deletion),
        requireNonNull(facts.over(reporting, allowed)),
        allowed,
        StorageDownloads.of(context, connection.cloud()));
  }

  @Override
  public TenantCheck confirmTenant(Cancellation cancellation) {
    return connection.confirmTenant(cancellation);
  }

  @Override
  public Optional<String> edition() {
    return Optional.of(connection.cloud().catalogueName());
  }

  @Override
  public Set<IdentifierKind> consumes() {
    return resolver.consumes();
  }

  @Override
  public Resolution resolve(Identity known, Cancellation cancellation) {
    return new ResolverPermissions(catalogue).named(resolver.resolve(known, cancellation));
  }

  @Override
  public ReadOutcome read(ReadTask task, RecordSink sink) {
    CatalogueEntry entry = catalogue.require(task.source().id());
    if (!entry.isRead()) {
      throw new DsrException(
          DsrError.NOT_YET_READ,
          "Source '" + entry.descriptor().id() + "' is known, but not read by this version");
    }
    try (ReadAhead ahead = connection.readAhead(task.cancellation())) {
      return new CatalogueSourceReader(
              GraphReader.of(connection, ahead, storage.downloads()),
              allowed,
              entry,
              lists,
              task,
              sink)
          .read();
    }
  }

  @Override
  public void look(FactTask task, FactSink sink) {
    facts.look(task, sink);
  }

  @Override
  public Proposal propose(PlanTask task) {
    return deletion.propose(task);
  }

  @Override
  public Inspection inspect(StepCall call) {
    return deletion.inspect(call);
  }

  @Override
  public StepOutcome perform(StepCall call, StepPermit permit) {
    return deletion.perform(call, permit);
  }

  @Override
  public StepOutcome poll(StepCall call, String token) {
    return deletion.poll(call, token);
  }

  @Override
  public Optional<StepDraft> undo(PlannedStep done, StepPeriod period) {
    return deletion.undo(done, period);
  }

  /** Closes only its own resources: the connection belongs to the application. */
  @Override
  public void close() {
    storage.close();
  }
}
