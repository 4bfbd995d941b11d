package org.dsr4j.internal.owncases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.dsr4j.change.ChangePlan;
import org.dsr4j.change.PlannedStep;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.internal.cases.CaseState;
import org.dsr4j.internal.cases.StepHistory;
import org.dsr4j.internal.journal.JournalEntry;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Content;
import org.dsr4j.model.KnownIdentifier;

/** Creates the record of a case, which an access request of its person contains. */
final class CaseRecord {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CaseRecord() {}

  static Content of(CaseId id, ChangePlan plan, List<JournalEntry> entries) {
    ObjectNode record = JSON.createObjectNode();
    record.put("case", id.value());
    record.put("received", plan.request().received().toString());
    record.put("requestedBy", plan.request().requestedBy());
    plan.request()
        .decision()
        .ifPresent(
            decision ->
                record
                    .put("verdict", decision.verdict().name())
                    .put("decidedBy", decision.by())
                    .put("decidedOn", decision.on().toString()));
    record.put("ground", plan.order().ground().article());
    CaseState state = CaseState.of(entries);
    state.withdrawal().ifPresent(withdrawn -> record.put("withdrawn", withdrawn.detail()));
    entries.stream()
        .filter(entry -> entry.kind() == JournalEntryKind.APPROVED)
        .forEach(entry -> record.put("approvedBy", entry.facts().getOrDefault("by", "")));
    ArrayNode identifiers = record.putArray("identifiers");
    plan.identity().facets().stream()
        .flatMap(facet -> facet.identifiers().stream())
        .map(KnownIdentifier::identifier)
        .forEach(
            each ->
                identifiers.addObject().put("kind", each.kind().name()).put("value", each.value()));
    steps(record.putArray("steps"), plan, state, entries);
    try {
      return Content.ofJson(JSON.writeValueAsBytes(record));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can always be written", e);
    }
  }

  private static void steps(
      ArrayNode steps, ChangePlan plan, CaseState state, List<JournalEntry> entries) {
    Map<String, Set<String>> requests = ChangeRequestIds.byStep(entries);
    for (PlannedStep step : plan.steps()) {
      StepHistory history = state.step(step.id());
      ObjectNode node = steps.addObject();
      node.put("step", step.id())
          .put("title", step.title())
          .put("target", step.target())
          .put("state", history.report(step.id()).state().storedName())
          .put("ended", history.ended() == null ? null : history.ended().toString())
          .put("prior", new String(step.prior().bytes(), UTF_8));
      ArrayNode ids = node.putArray("requests");
      requests.getOrDefault(step.id(), Set.of()).forEach(ids::add);
    }
  }
}
