package org.dsr4j.intune.erasure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.graph.change.PlanReads;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identifier;
import org.dsr4j.spi.Proposal;

/** Plans the removal of the organisation's data from the person's managed apps. */
final class AppSteps {

  public static final String SOURCE = "intune-managed-app-registrations";

  private final PlanReads reads;
  private final Proposal proposal;

  AppSteps(PlanReads reads, Proposal proposal) {
    this.reads = reads;
    this.proposal = proposal;
  }

  void propose(List<Identifier> accounts) {
    boolean any = false;
    for (Identifier account : accounts) {
      Map<String, Content> tags = new LinkedHashMap<>();
      for (Content row :
          reads.rows(
              SOURCE,
              GraphVersion.V1,
              "/users/{userId}/managedAppRegistrations",
              Map.of("userId", account.value()),
              Map.of())) {
        if (row.text("userId").map(account::matches).orElse(true)) {
          any = true;
          tags.putIfAbsent(row.text("deviceTag").orElse(""), row);
        }
      }
      tags.forEach((tag, row) -> add(account, tag, row));
    }
    if (!any) {
      proposal.noData(SOURCE);
    }
  }

  private void add(Identifier account, String tag, Content row) {
    if (tag.isBlank()) {
      proposal.instruction(
          SOURCE,
          "in the Intune portal",
          "an app registration has no device tag: wipe the app under Apps, App selective wipe");
      return;
    }
    proposal.step(
        DeviceStepKinds.WIPE_APPS
            .draft(SOURCE, account.value() + "/" + tag)
            .label(row.text("deviceName").orElse("device tag " + tag)));
  }
}
