package org.dsr4j.azuread.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.catalogue.ReadingOptions;
import org.dsr4j.graph.catalogue.TenantFacts;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.FactAction;
import org.dsr4j.spi.FactSink;
import org.dsr4j.spi.FactTask;

/**
 * Facts of the directory about places that only people read: subscriptions, synchronisation, and
 * tenant-wide lists whose emptiness is enough.
 *
 * <p>Not verified on a live tenant: the names of service plans that are not in Microsoft's list.
 */
public final class AzureAdFacts implements FactAction {

  private static final String PASSWORDS = "aad-password-sso-credentials";
  private static final String ON_PREMISES = "on-premises-ad";
  private static final String SYNC_ENABLED = "onPremisesSyncEnabled";
  private static final String SIGN_ON_MODE = "preferredSingleSignOnMode";
  private static final String USER = "/users/{userId}";
  private static final List<String> SYNCHRONISED =
      List.of(
          "onPremisesImmutableId",
          "onPremisesSecurityIdentifier",
          "onPremisesSamAccountName",
          "onPremisesDomainName",
          "onPremisesDistinguishedName");

  /** The words of the plans without which a service cannot be in use. */
  private static final Map<String, List<String>> PLANS =
      Map.of(
          "aad-terms-of-use-acceptances", List.of("AAD_PREMIUM", "ENTRA"),
          "aad-subject-rights-requests", List.of("PRIVA"),
          "universal-print", List.of("PRINT", "WIN"),
          "windows-update-for-business", List.of("UPDATE", "WIN"),
          "autopatch", List.of("AUTOPATCH", "WIN"));

  /** Lists that concern no person while they are empty. */
  private static final Map<String, String> EMPTY_LISTS =
      Map.of(
          "aad-external-user-profiles", "/directory/externalUserProfiles",
          "aad-pending-external-user-profiles", "/directory/pendingExternalUserProfiles");

  private final GraphConnection connection;
  private final ReadingOptions allowed;

  public AzureAdFacts(GraphConnection connection, ReadingOptions allowed) {
    this.connection = connection;
    this.allowed = allowed;
  }

  @Override
  public void look(FactTask task, FactSink sink) {
    Set<String> asked =
        task.sources().stream().map(SourceDescriptor::id).collect(Collectors.toSet());
    TenantFacts tenant = new TenantFacts(connection, allowed, task.cancellation());
    Map<String, String> absent = new TreeMap<>();
    PLANS.forEach(
        (source, words) -> {
          if (asked.contains(source) && tenant.noPlanNamed(words.toArray(String[]::new))) {
            absent.put(
                source,
                "No subscription of the tenant contains a plan for it (GET /v1.0"
                    + TenantFacts.PLANS
                    + ", searched for "
                    + String.join(", ", words)
                    + ")");
          }
        });
    EMPTY_LISTS.forEach(
        (source, path) -> {
          if (asked.contains(source) && tenant.allRows(GraphVersion.BETA, path, "", any -> false)) {
            absent.put(source, "The list is empty for the whole tenant (GET /beta" + path + ")");
          }
        });
    if (asked.contains(PASSWORDS) && noPasswordSignOn(tenant)) {
      absent.put(
          PASSWORDS,
          "No application of the tenant uses password-based sign-on (preferredSingleSignOnMode in"
              + " GET /v1.0/servicePrincipals)");
    }
    for (Identity who : task.subjects()) {
      absent.forEach((source, fact) -> sink.absent(who, source, fact));
      if (asked.contains(ON_PREMISES) && !task.cancellation().isCancelled()) {
        synchronisation(who, tenant, sink);
      }
    }
  }

  private static boolean noPasswordSignOn(TenantFacts tenant) {
    return tenant.allRows(
        GraphVersion.V1,
        "/servicePrincipals",
        "id," + SIGN_ON_MODE,
        row ->
            isShown(row, SIGN_ON_MODE)
                && row.text(SIGN_ON_MODE).filter("password"::equalsIgnoreCase).isEmpty());
  }

  /** An account that was synchronised before may still have its original on-premises. */
  private static void synchronisation(Identity who, TenantFacts tenant, FactSink sink) {
    List<KnownIdentifier> accounts = who.identifiers(IdentifierKind.OBJECT_ID);
    if (accounts.size() != 1) {
      return;
    }
    String request = "GET /v1.0" + USER;
    Optional<Content> account =
        tenant.object(
            GraphRequest.get(GraphVersion.V1, USER)
                .path("userId", accounts.get(0).identifier().value())
                .query("$select", "id,onPremisesSyncEnabled," + String.join(",", SYNCHRONISED)));
    if (account.flatMap(shown -> shown.text(SYNC_ENABLED)).filter("true"::equals).isPresent()) {
      sink.present(
          who, ON_PREMISES, "The account is synchronised: onPremisesSyncEnabled in " + request);
    } else if (account.filter(AzureAdFacts::isCloudOnly).isPresent()) {
      sink.absent(
          who,
          ON_PREMISES,
          "The account was never synchronised: onPremisesSyncEnabled and the other on-premises"
              + " properties are null in "
              + request);
    }
  }

  private static boolean isCloudOnly(Content account) {
    return isNull(account, SYNC_ENABLED)
        && SYNCHRONISED.stream().allMatch(name -> isNull(account, name));
  }

  /** A property that is missing proves nothing. */
  private static boolean isNull(Content account, String property) {
    return isShown(account, property) && account.text(property).isEmpty();
  }

  private static boolean isShown(Content row, String property) {
    return row.missing(List.of(FieldPath.of(property))).isEmpty();
  }
}
