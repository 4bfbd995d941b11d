package org.dsr4j.azuread.export;

import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.CUSTOMER_DATA;
import static org.dsr4j.model.SourceCategory.SYSTEM_GENERATED_LOG;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.dsr4j.graph.GraphDisclosureConnection;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.spi.AdapterContext;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.jspecify.annotations.Nullable;

/**
 * Azure AD's own export of a person's data: a manual task, unless the application configures a
 * storage.
 *
 * <p>Not verified on a live tenant: its duration, the permissions that the shared access signature
 * needs, and whether it works for guests.
 */
public final class PersonalDataExportSources {

  /** The configuration key that switches the automated export on. */
  public static final ConfigurationKey KEY =
      ConfigurationKey.optional(
          "personalDataExports",
          "'true' makes an export of a request start Azure AD's own export of the person's data"
              + " into the storage of the resource PersonalDataExports, through the resource"
              + " GraphDisclosureConnection; 'false' (default) makes it a manual task");

  private static final Set<String> GLOBAL_ONLY =
      Set.of(
          "us-gov-fairfax",
          "china-mooncake",
          "france-bleu",
          "germany-delos",
          "us-nat",
          "us-sec",
          "govsg");

  private static final String PERMISSION = "User.Export.All";

  private PersonalDataExportSources() {}

  /**
   * Whether the adapter starts the export itself.
   *
   * @param configuration the configuration of the adapter
   * @return true when the key is set to true
   * @throws DsrException with {@link DsrError#INVALID_CONFIGURATION} for any other value
   */
  public static boolean isAutomated(Configuration configuration) {
    String value = configuration.text(KEY.name()).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "Configuration key '" + KEY.name() + "' must be 'true' or 'false'");
    }
    return value.equals("true");
  }

  /**
   * The entries for a manual export.
   *
   * @return the export and its operations
   */
  public static List<CatalogueEntry> manualSources() {
    return List.of(
        export()
            .byHand(
                "only the organisation can provide the storage for the export",
                "set the key '"
                    + KEY.name()
                    + "' and pass PersonalDataExports and a GraphDisclosureConnection; or let"
                    + " an administrator call POST /users/{userId}/exportPersonalData for"
                    + " blob storage with "
                    + PERMISSION
                    + ", which may take a month; in other clouds than the global one it does not"
                    + " exist")
            .build(),
        operations()
            .notRead(
                new ActionSupport.Impossible(DataPolicyOperationReader.UNLISTED, "not documented"))
            .build());
  }

  /**
   * The entries for an export by the adapter.
   *
   * @param exports stores the state of an export between runs
   * @param disclosing starts an export; null when none may be started
   * @param clock the clock
   * @return the export and its operations
   */
  public static List<CatalogueEntry> automatedSources(
      PersonalDataExports exports, @Nullable GraphDisclosureConnection disclosing, Clock clock) {
    return List.of(
        export()
            .permissions(PERMISSION)
            .special(new PersonalDataExportReader(exports, disclosing, clock))
            .build(),
        operations()
            .permissions(PERMISSION)
            .special(new DataPolicyOperationReader(exports))
            .build());
  }

  /**
   * Returns the connection that may start an export, or null; exports that were started before can
   * be polled without it.
   *
   * @param context the context of the adapter
   * @return the connection, or null
   * @throws DsrException with {@link DsrError#TENANT_MISMATCH} when it belongs to another tenant
   */
  public static @Nullable GraphDisclosureConnection connection(AdapterContext context) {
    try {
      GraphDisclosureConnection disclosing = context.resource(GraphDisclosureConnection.class);
      if (!disclosing.tenant().equals(context.tenant())) {
        throw new DsrException(
            DsrError.TENANT_MISMATCH,
            "The adapter '"
                + context.instance()
                + "' received a GraphDisclosureConnection of another tenant; build one for this"
                + " tenant");
      }
      return disclosing.reportingTo(context.listener());
    } catch (DsrException e) {
      if (e.code() == DsrError.MISSING_RESOURCE) {
        return null;
      }
      throw e;
    }
  }

  /**
   * The entries for the adapter's declaration, which performs no reads.
   *
   * @return the export and its operations
   */
  public static List<CatalogueEntry> allDeclared() {
    return automatedSources(
        new PersonalDataExports() {
          @Override
          public URI freshLocation(String export) {
            throw new IllegalStateException("a declaration exports nothing");
          }

          @Override
          public void save(String export, String state) {
            throw new IllegalStateException("a declaration stores nothing");
          }

          @Override
          public Optional<String> load(String export) {
            throw new IllegalStateException("a declaration reads nothing");
          }
        },
        null,
        Clock.systemUTC());
  }

  private static EntryBuilder export() {
    return CatalogueEntry.builder(
            "aad-export-personal-data",
            "exportPersonalData (company-wide export of the user's data to blob storage)")
        .category(CUSTOMER_DATA)
        .purpose("answering requests of data subjects")
        .retention("in your own storage, until you delete it")
        .absentIn(GLOBAL_ONLY)
        .match(field("userId", OBJECT_ID))
        .changes(
            new ActionSupport.NotApplicable("the export writes to your own storage"),
            ChangeSupport.atSource("correct the data in the service that they were copied from"),
            new ActionSupport.NotApplicable("an export contains only copies"));
  }

  private static EntryBuilder operations() {
    return CatalogueEntry.builder("aad-data-policy-operations", "Status of export requests")
        .category(SYSTEM_GENERATED_LOG)
        .purpose("answering requests of data subjects")
        .retention("not documented")
        .absentIn(GLOBAL_ONLY)
        .match(field("userId", OBJECT_ID))
        .secret("storageLocation")
        .changes(
            ChangeSupport.retention("not documented"), ChangeSupport.fact(), ChangeSupport.log());
  }
}
