package org.dsr4j.change;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.dsr4j.model.Completion;
import org.dsr4j.model.Content;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.KnownIdentifier;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.OutcomePart;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceRef;
import org.dsr4j.model.Strength;
import org.dsr4j.model.TenantId;
import org.dsr4j.model.Window;
import org.jspecify.annotations.Nullable;

/** Reads what {@link PlanWriter} wrote, and nothing else. */
final class PlanReader {

  private static final int MAX_BYTES = 32 * 1024 * 1024;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(MAX_BYTES).build());
  }

  private PlanReader() {}

  static ChangePlan read(byte[] json) {
    try {
      if (json.length > MAX_BYTES) {
        throw unreadable(null);
      }
      JsonNode root = JSON.readTree(json);
      if (root == null || root.path("format").asInt() != PlanWriter.FORMAT) {
        throw unreadable(null);
      }
      ChangePlan plan =
          new ChangePlan(header(root), order(root.path("order")), identity(root), parts(root));
      if (!java.util.Arrays.equals(plan.json(), json)) {
        // What is left out or written otherwise would not be covered by what was approved.
        throw unreadable(null);
      }
      return plan;
    } catch (DsrException e) {
      throw e.code() == DsrError.PLAN_UNREADABLE ? e : unreadable(e);
    } catch (IOException | RuntimeException e) {
      // Parsers put what they met into their messages.
      throw unreadable(null);
    }
  }

  private static DsrException unreadable(@Nullable DsrException cause) {
    return new DsrException(
        DsrError.PLAN_UNREADABLE,
        "This is no plan of this version"
            + (cause == null ? "" : " (" + cause.code().code() + ")")
            + ": pass what ChangePlan.json() gave",
        null);
  }

  private static PlanHeader header(JsonNode root) {
    String interruption = nullable(root, "interruption");
    return new PlanHeader(
        PlanPurpose.valueOf(text(root, "purpose")),
        request(root.path("request")),
        Instant.parse(text(root, "created")),
        text(root, "library"),
        texts(root.path("adapters")),
        nullable(root, "copyDigest"),
        root.path("separateApprover").booleanValue(),
        interruption == null ? null : Completion.valueOf(interruption));
  }

  private static DsrRequest request(JsonNode node) {
    JsonNode check = node.path("identityCheck");
    JsonNode decided = node.path("decision");
    DsrRequest request =
        DsrRequest.builder(
                TenantId.of(text(node, "tenant")),
                new DataSubject(list(node.path("subject"), PlanReader::identifier)))
            .id(text(node, "id"))
            .requestedBy(text(node, "requestedBy"))
            .received(date(node, "received"))
            .identityCheck(
                new IdentityCheck(text(check, "by"), text(check, "method"), date(check, "on")))
            .build();
    return decided.isMissingNode()
        ? request
        : request.decided(
            new Decision(
                Decision.Verdict.valueOf(text(decided, "verdict")),
                text(decided, "reason"),
                text(decided, "by"),
                date(decided, "on")));
  }

  private static Identifier identifier(JsonNode node) {
    IdentifierKind kind =
        new IdentifierKind(
            text(node, "kind"),
            node.path("unique").booleanValue(),
            node.path("immutable").booleanValue(),
            node.path("caseSensitive").booleanValue());
    return Identifier.of(kind, text(node, "value"));
  }

  private static ErasureOrder order(JsonNode node) {
    ErasureOrder order =
        ErasureOrder.of(ErasureGround.valueOf(text(node, "ground")))
            .stepLimit(node.path("stepLimit").intValue());
    for (JsonNode each : node.path("exemptions")) {
      order =
          order.keeping(
              new Exemption(
                  SourceCategory.valueOf(text(each, "category")),
                  ExemptionBasis.valueOf(text(each, "basis")),
                  text(each, "reference"),
                  text(each, "authorisedBy"),
                  date(each, "until")));
    }
    for (JsonNode each : node.path("devices")) {
      order = order.device(device(each));
    }
    for (JsonNode each : node.path("acceptedGaps")) {
      order =
          order.accepting(
              new AcceptedGap(
                  text(each, "code"), text(each, "by"), date(each, "on"), text(each, "reason")));
    }
    JsonNode waiver = node.path("waiver");
    if (!waiver.isMissingNode()) {
      order =
          order.withoutCopy(
              new CopyWaiver(text(waiver, "by"), date(waiver, "on"), text(waiver, "reason")));
    }
    String active = nullable(node, "activeAccount");
    return active == null ? order : order.accountStillInUse(active);
  }

  private static DeviceDecision device(JsonNode node) {
    JsonNode custody = node.path("custody");
    return new DeviceDecision(
        text(node, "device"),
        DeviceChoice.valueOf(text(node, "choice")),
        text(node, "by"),
        date(node, "on"),
        node.path("leaves").booleanValue(),
        custody.isMissingNode()
            ? null
            : new Custody(text(custody, "by"), date(custody, "on"), text(custody, "what")));
  }

  private static Identity identity(JsonNode root) {
    JsonNode node = root.path("identity");
    List<Identifier> subject = list(root.path("request").path("subject"), PlanReader::identifier);
    return new Identity(
        text(node, "reference"),
        new DataSubject(subject),
        list(node.path("facets"), PlanReader::facet));
  }

  private static Facet facet(JsonNode node) {
    return new Facet(
        text(node, "name"),
        list(node.path("identifiers"), PlanReader::known),
        list(
            node.path("gaps"),
            gap -> OutcomePart.failed(DsrError.SUBJECT_UNRESOLVED, gap.textValue())));
  }

  private static KnownIdentifier known(JsonNode node) {
    String from = nullable(node, "from");
    String to = nullable(node, "to");
    return new KnownIdentifier(
        identifier(node),
        text(node, "provenance"),
        Strength.valueOf(text(node, "strength")),
        new Window(
            from == null ? null : Instant.parse(from), to == null ? null : Instant.parse(to)));
  }

  private static PlanParts parts(JsonNode root) {
    return new PlanParts(
        list(root.path("steps"), PlanReader::step),
        list(
            root.path("manualSteps"),
            node ->
                new ManualStep(
                    text(node, "id"),
                    source(node),
                    text(node, "where"),
                    text(node, "instruction"))),
        list(
            root.path("remainders"),
            node ->
                new Remainder(
                    source(node),
                    text(node, "title"),
                    LedgerStatus.valueOf(text(node, "status")),
                    text(node, "reason"))),
        texts(root.path("collateral")),
        list(
            root.path("questions"),
            node ->
                new DeviceQuestion(
                    text(node, "device"),
                    text(node, "label"),
                    list(node.path("choices"), each -> DeviceChoice.valueOf(each.textValue())),
                    texts(node.path("remarks")))),
        list(
            root.path("refusals"),
            node -> new PlanRefusal(text(node, "code"), text(node, "detail"))),
        texts(root.path("notes")));
  }

  private static PlannedStep step(JsonNode node) {
    return new PlannedStep(
        text(node, "id"),
        source(node),
        ChangePhase.valueOf(text(node, "phase")),
        text(node, "kind"),
        node.path("version").intValue(),
        text(node, "title"),
        text(node, "target"),
        text(node, "label"),
        map(node.path("arguments")),
        Content.ofJson(text(node, "prior").getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        map(node.path("preconditions")),
        Reversibility.valueOf(text(node, "reversibility")),
        texts(node.path("after")),
        texts(node.path("permissions")));
  }

  private static SourceRef source(JsonNode node) {
    return new SourceRef(text(node, "adapter"), text(node, "source"));
  }

  private static Map<String, String> map(JsonNode node) {
    Map<String, String> map = new TreeMap<>();
    node.properties().forEach(each -> map.put(each.getKey(), each.getValue().textValue()));
    return map;
  }

  private static <T> List<T> list(JsonNode node, Function<JsonNode, T> read) {
    List<T> list = new ArrayList<>();
    node.forEach(each -> list.add(read.apply(each)));
    return list;
  }

  private static List<String> texts(JsonNode node) {
    return list(node, JsonNode::textValue);
  }

  private static LocalDate date(JsonNode node, String name) {
    return LocalDate.parse(text(node, name));
  }

  private static String text(JsonNode node, String name) {
    String value = node.path(name).textValue();
    if (value == null) {
      throw unreadable(null);
    }
    return value;
  }

  private static @Nullable String nullable(JsonNode node, String name) {
    return node.path(name).textValue();
  }
}
