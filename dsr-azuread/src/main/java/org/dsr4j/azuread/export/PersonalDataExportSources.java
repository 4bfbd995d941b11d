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
 * Azure AD's own export of a person's data: by hand, unless the application gives it storage.
 *
 * <p>Not tried on a live tenant: how long it takes, which rights the storage's signature needs, and
 * whether it serves guests.
 */
public final class PersonalDataExportSources {

  public static final ConfigurationKey KEY =
      ConfigurationKey.optional(
          "personalDataExports",
          "'true' lets an export of a request begin Azure AD's own export of the person's data into"
              + " storage that the resource PersonalDataExports gives, through the resource"
              + " GraphDisclosureConnection; 'false' (default) leaves it to people");

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

  public static boolean isAutomated(Configuration configuration) {
    String value = configuration.text(KEY.name()).orElse("false");
    if (!value.equals("true") && !value.equals("false")) {
      throw new DsrException(
          DsrError.INVALID_CONFIGURATION,
          "Configuration key '" + KEY.name() + "' must be 'true' or 'false'");
    }
    return value.equals("true");
  }

  /** As people do it. */
  public static List<CatalogueEntry> manualSources() {
    return List.of(
        export()
            .byHand(
                "only the organisation can give the storage that the service writes into",
                "set the key '"
                    + KEY.name()
                    + "' and hand PersonalDataExports and a GraphDisclosureConnection over; or let"
                    + " an administrator have POST /users/{userId}/exportPersonalData write into"
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

  /** As the adapter does it. */
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
   * The connection that may begin an export, or null: what was begun before is asked about without.
   *
   * @throws DsrException with {@link DsrError#TENANT_MISMATCH} when it is another tenant's
   */
  public static @Nullable GraphDisclosureConnection connection(AdapterContext context) {
    try {
      GraphDisclosureConnection disclosing = context.resource(GraphDisclosureConnection.class);
      if (!disclosing.tenant().equals(context.tenant())) {
        throw new DsrException(
            DsrError.TENANT_MISMATCH,
            "The adapter '"
                + context.instance()
                + "' was handed a GraphDisclosureConnection of another tenant; build one for this"
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

  /** As the adapter declares it; nothing is read by a declaration. */
  public static List<CatalogueEntry> allDeclared() {
    return automatedSources(
        new PersonalDataExports() {
          @Override
          public URI freshLocation(String export) {
            throw new IllegalStateException("a declaration exports nothing");
          }

          @Override
          public void save(String export, String state) {
            throw new IllegalStateException("a declaration keeps nothing");
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
            new ActionSupport.NotApplicable("what the export writes is in your own storage"),
            ChangeSupport.atSource("a copy is corrected where it comes from"),
            new ActionSupport.NotApplicable("an export holds nothing of its own"));
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
