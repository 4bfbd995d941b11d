package org.dsr4j.azuread.erasure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;

/** Reports data in other services that are deleted with the account. */
final class SideEffects {

  private static final FieldPath PLANS = FieldPath.of("servicePlans/servicePlanName");

  private static final Map<String, String> CONSEQUENCES = new LinkedHashMap<>();

  static {
    CONSEQUENCES.put(
        "EXCHANGE",
        "Exchange Online: the mailbox is deleted, with mail, calendar and contacts, 30 days after"
            + " the deletion or immediately with the purge, unless a hold prevents it");
    CONSEQUENCES.put(
        "SHAREPOINT",
        "OneDrive and SharePoint: the person's OneDrive is deleted after the tenant's retention"
            + " time; hand over what others need first");
    CONSEQUENCES.put(
        "TEAMS",
        "Teams: chats and recordings are deleted with mailbox and OneDrive; teams"
            + " without another owner remain");
    CONSEQUENCES.put(
        "FLOW",
        "Power Automate: flows of the person stop, also those that other people use; give them"
            + " another owner first");
  }

  private SideEffects() {}

  static void plan(ErasureContext erasure) {
    Optional<List<Content>> licences =
        erasure.rowsForDecision(
            "which services contain content",
            "/users/{userId}/licenseDetails",
            Map.of("userId", erasure.userId()),
            Map.of());
    if (licences.isEmpty()) {
      erasure
          .proposal()
          .note(
              "Which other services hold content of the person (mailbox, OneDrive, Teams, flows)"
                  + " could not be read: find out before approving");
      return;
    }
    Set<String> plans = new TreeSet<>();
    licences
        .get()
        .forEach(
            licence ->
                licence.values(PLANS).forEach(plan -> plans.add(plan.toUpperCase(Locale.ROOT))));
    CONSEQUENCES.forEach(
        (word, consequence) -> {
          if (plans.stream().anyMatch(plan -> plan.startsWith(word) || plan.contains("_" + word))) {
            erasure.proposal().sideEffects(consequence);
          }
        });
  }
}
