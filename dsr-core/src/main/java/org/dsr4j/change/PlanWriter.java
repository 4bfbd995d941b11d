package org.dsr4j.change;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.SourceRef;

/** Writes a plan in its canonical form: properties in a fixed order, no space between tokens. */
final class PlanWriter {

  static final int FORMAT = 1;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode root = JSON.createObjectNode();

  private PlanWriter() {}

  static byte[] write(ChangePlan plan) {
    PlanWriter writer = new PlanWriter();
    writer.header(plan.header());
    writer.order(plan.order());
    writer.identity(plan.identity());
    writer.parts(plan.parts());
    try {
      return JSON.writeValueAsBytes(writer.root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always written", e);
    }
  }

  private void header(PlanHeader header) {
    root.put("format", FORMAT);
    root.put("purpose", header.purpose().name());
    root.put("created", header.created().toString());
    root.put("library", header.library());
    texts(root.putArray("adapters"), header.adapters());
    root.put("copyDigest", header.copyDigest());
    root.put("separateApprover", header.separateApprover());
    root.put("interruption", header.interruption() == null ? null : header.interruption().name());
    request(root.putObject("request"), header.request());
  }

  private static void request(ObjectNode node, DsrRequest request) {
    node.put("id", request.id().value());
    node.put("tenant", request.tenant().value());
    node.put("requestedBy", request.requestedBy());
    node.put("received", request.received().toString());
    node.putObject("identityCheck")
        .put("by", request.identityCheck().by())
        .put("method", request.identityCheck().method())
        .put("on", request.identityCheck().on().toString());
    Decision decision = request.decision().orElse(null);
    if (decision != null) {
      node.putObject("decision")
          .put("verdict", decision.verdict().name())
          .put("reason", decision.reason())
          .put("by", decision.by())
          .put("on", decision.on().toString());
    }
    ArrayNode subject = node.putArray("subject");
    request.subject().identifiers().forEach(each -> identifier(subject.addObject(), each));
  }

  private static void identifier(ObjectNode node, Identifier identifier) {
    IdentifierKind kind = identifier.kind();
    node.put("kind", kind.name())
        .put("unique", kind.unique())
        .put("immutable", kind.immutable())
        .put("caseSensitive", kind.caseSensitive())
        .put("value", identifier.value());
  }

  private void order(ErasureOrder order) {
    ObjectNode node = root.putObject("order");
    node.put("ground", order.ground().name());
    ArrayNode exemptions = node.putArray("exemptions");
    for (Exemption exemption : order.exemptions()) {
      exemptions
          .addObject()
          .put("category", exemption.category().name())
          .put("basis", exemption.basis().name())
          .put("reference", exemption.reference())
          .put("authorisedBy", exemption.authorisedBy())
          .put("until", exemption.until().toString());
    }
    ArrayNode devices = node.putArray("devices");
    order.decisions().forEach(decision -> device(devices.addObject(), decision));
    order
        .waiver()
        .ifPresent(
            waiver ->
                node.putObject("waiver")
                    .put("by", waiver.by())
                    .put("on", waiver.on().toString())
                    .put("reason", waiver.reason()));
    ArrayNode gaps = node.putArray("acceptedGaps");
    for (AcceptedGap gap : order.acceptedGaps()) {
      gaps.addObject()
          .put("code", gap.code())
          .put("by", gap.by())
          .put("on", gap.on().toString())
          .put("reason", gap.reason());
    }
    node.put("stepLimit", order.stepLimit());
    node.put("activeAccount", order.activeAccount().orElse(null));
  }

  private static void device(ObjectNode node, DeviceDecision decision) {
    node.put("device", decision.device())
        .put("choice", decision.choice().name())
        .put("by", decision.by())
        .put("on", decision.on().toString())
        .put("leaves", decision.leaves());
    Custody custody = decision.custody();
    if (custody != null) {
      node.putObject("custody")
          .put("by", custody.by())
          .put("on", custody.on().toString())
          .put("what", custody.what());
    }
  }

  private void identity(Identity identity) {
    ObjectNode node = root.putObject("identity");
    node.put("reference", identity.reference());
    ArrayNode facets = node.putArray("facets");
    for (Facet facet : identity.facets()) {
      ObjectNode each = facets.addObject();
      each.put("name", facet.name());
      ArrayNode identifiers = each.putArray("identifiers");
      facet.identifiers().forEach(known -> known(identifiers.addObject(), known));
      texts(each.putArray("gaps"), facet.gaps().stream().map(OutcomePart::detail).toList());
    }
  }

  private static void known(ObjectNode node, KnownIdentifier known) {
    identifier(node, known.identifier());
    node.put("provenance", known.provenance()).put("strength", known.strength().name());
    node.put("from", text(known.lifetime().from())).put("to", text(known.lifetime().to()));
  }

  private static @org.jspecify.annotations.Nullable String text(
      java.time.@org.jspecify.annotations.Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private void parts(PlanParts parts) {
    ArrayNode steps = root.putArray("steps");
    parts.steps().forEach(step -> step(steps.addObject(), step));
    ArrayNode manual = root.putArray("manualSteps");
    for (ManualStep step : parts.manualSteps()) {
      ObjectNode node = manual.addObject().put("id", step.id());
      source(node, step.source());
      node.put("where", step.where()).put("instruction", step.instruction());
    }
    ArrayNode remainders = root.putArray("remainders");
    for (Remainder remainder : parts.remainders()) {
      ObjectNode node = remainders.addObject();
      source(node, remainder.source());
      node.put("title", remainder.title())
          .put("status", remainder.status().name())
          .put("reason", remainder.reason());
    }
    texts(root.putArray("collateral"), parts.collateral());
    ArrayNode questions = root.putArray("questions");
    for (DeviceQuestion question : parts.questions()) {
      ObjectNode node = questions.addObject();
      node.put("device", question.device()).put("label", question.label());
      texts(node.putArray("choices"), question.choices().stream().map(Enum::name).toList());
      texts(node.putArray("remarks"), question.remarks());
    }
    ArrayNode refusals = root.putArray("refusals");
    parts
        .refusals()
        .forEach(
            each -> refusals.addObject().put("code", each.code()).put("detail", each.detail()));
    texts(root.putArray("notes"), parts.notes());
  }

  private static void step(ObjectNode node, PlannedStep step) {
    node.put("id", step.id());
    source(node, step.source());
    node.put("phase", step.phase().name())
        .put("kind", step.kind())
        .put("version", step.version())
        .put("title", step.title())
        .put("target", step.target())
        .put("label", step.label());
    map(node.putObject("arguments"), step.arguments());
    // As text, so that no number is read and written differently.
    node.put("prior", new String(step.prior().bytes(), java.nio.charset.StandardCharsets.UTF_8));
    map(node.putObject("preconditions"), step.preconditions());
    node.put("reversibility", step.reversibility().name());
    texts(node.putArray("after"), step.after());
    texts(node.putArray("permissions"), step.permissions());
  }

  private static void source(ObjectNode node, SourceRef source) {
    node.put("adapter", source.instance()).put("source", source.source());
  }

  private static void map(ObjectNode node, Map<String, String> map) {
    map.forEach(node::put);
  }

  private static void texts(ArrayNode node, List<String> texts) {
    texts.forEach(node::add);
  }
}
