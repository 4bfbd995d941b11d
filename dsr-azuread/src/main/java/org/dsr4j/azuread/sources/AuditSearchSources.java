package org.dsr4j.azuread.sources;

import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.field;
import static org.dsr4j.model.SourceCategory.AUDIT_LOG;

import java.util.List;
import java.util.Set;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ChangeSupport;
import org.dsr4j.graph.catalogue.EntryBuilder;

/** The unified audit log: a manual task, unless the configuration enables the search. */
final class AuditSearchSources {

  private static final Set<String> NO_PURVIEW =
      Set.of(
          "us-gov-fairfax",
          "china-mooncake",
          "france-bleu",
          "germany-delos",
          "us-nat",
          "us-sec",
          "govsg");

  static final List<CatalogueEntry> SEARCHED =
      List.of(
          auditLog()
              .permissions("AuditLogsQuery.Read.All")
              .special(new AuditSearchReader())
              .build());

  static final List<CatalogueEntry> BY_HAND =
      List.of(
          auditLog()
              .byHand(
                  "a search of an application stays in the tenant with the person's name",
                  "set the key '"
                      + AuditSearchReader.KEY.name()
                      + "' to 'true' and grant AuditLogsQuery.Read.All; or search the audit log in"
                      + " the Purview portal for the user principal names of the person")
              .build());

  private AuditSearchSources() {}

  private static EntryBuilder auditLog() {
    return CatalogueEntry.builder(
            "aad-purview-audit-search",
            "Unified audit log records (Entra and Intune workloads) via audit log query")
        .category(AUDIT_LOG)
        .service("unified-audit-log")
        .purpose("recording activities and decisions")
        .retention("set by the audit policy of the tenant")
        .absentIn(NO_PURVIEW)
        .match(
            field("userId", OBJECT_ID),
            field("userPrincipalName", USER_PRINCIPAL_NAME).withDateField("createdDateTime"),
            field("userId", USER_PRINCIPAL_NAME).withDateField("createdDateTime"))
        .otherPeople("objectId", "auditData")
        .auditTrail()
        .changes(
            ChangeSupport.audit("set by the audit policy of the tenant"),
            ChangeSupport.fact(),
            ChangeSupport.log());
  }
}
