package org.dsr4j.internal.pack;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.AdapterStatus;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.LedgerEntry;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.ProfileAnswer;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantCheck;
import org.jspecify.annotations.Nullable;

/** Writes {@code manifest.json}; {@code docs/access-package.md} describes it. */
final class Manifest {

  static final String SCHEMA_VERSION = "1.2";

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final PackageFacts facts;
  private final ObjectNode root = JSON.createObjectNode();

  private Manifest(PackageFacts facts) {
    this.facts = facts;
  }

  static void write(PackageFacts facts, List<PackedFile> files, OutputStream out)
      throws IOException {
    Manifest manifest = new Manifest(facts);
    manifest.head();
    manifest.request();
    manifest.adapters();
    manifest.sources();
    manifest.manualSteps();
    manifest.writeTo(out, files);
  }

  private void head() {
    root.put("schemaVersion", SCHEMA_VERSION);
    root.putObject("review")
        .put("status", "unreviewed")
        .put("handOver", false)
        .put("note", "Not for hand-over: no review for other people's data has taken place yet.");
    root.put("generatedAt", facts.generatedAt().toString());
    root.putObject("library").put("name", "dsr4j").put("version", facts.libraryVersion());
    root.put("completion", facts.completion().name());
    ArrayNode notes = root.putArray("notes");
    facts.result().notes().forEach(notes::add);
  }

  private void request() {
    DsrRequest request = facts.result().request();
    ObjectNode node = root.putObject("request");
    node.put("id", request.id().value());
    node.put("tenant", request.tenant().value());
    node.put("action", facts.action().name());
    node.put("received", request.received().toString());
    node.put("requestedBy", request.requestedBy());
    node.putObject("identityCheck")
        .put("by", request.identityCheck().by())
        .put("method", request.identityCheck().method())
        .put("on", request.identityCheck().on().toString());
    ArrayNode subject = node.putArray("subject");
    request
        .subject()
        .identifiers()
        .forEach(
            identifier ->
                subject
                    .addObject()
                    .put("kind", identifier.kind().name())
                    .put("value", identifier.value()));
    if (!facts.window().unbounded()) {
      node.putObject("window")
          .put("from", text(facts.window().from()))
          .put("to", text(facts.window().to()));
    }
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : instant.toString();
  }

  private void adapters() {
    ObjectNode tenant = root.putObject("tenant");
    tenant.put("id", facts.result().request().tenant().value());
    ArrayNode confirmations = tenant.putArray("confirmations");
    ArrayNode adapters = root.putArray("adapters");
    for (AdapterStatus adapter : facts.adapters()) {
      adapters
          .addObject()
          .put("adapter", adapter.instance())
          .put("provider", adapter.provider())
          .put("version", adapter.version());
      TenantCheck check = adapter.tenantCheck();
      confirmations
          .addObject()
          .put("adapter", adapter.instance())
          .put("status", check == null ? "NOT_CONFIRMED" : check.status().name())
          .put("evidence", check == null ? "" : check.evidence());
    }
  }

  private void sources() {
    ArrayNode sources = root.putArray("sources");
    for (LedgerEntry entry : facts.result().ledger().entries()) {
      ObjectNode node = sources.addObject();
      node.put("adapter", entry.source().instance());
      node.put("source", entry.source().source());
      node.put("title", entry.title());
      node.put("status", entry.status().storedName());
      node.put("count", entry.found());
      node.put("quarantined", entry.quarantined());
      node.put("duplicates", entry.duplicates());
      ArrayNode withheld = node.putArray("withheld");
      entry
          .withheld()
          .forEach((path, count) -> withheld.addObject().put("path", path).put("count", count));
      ArrayNode problems = node.putArray("problems");
      entry
          .gaps()
          .forEach(
              part ->
                  problems
                      .addObject()
                      .put("status", part.status().storedName())
                      .put("code", part.code().code())
                      .put("detail", part.detail()));
      describe(node, facts.sources().get(entry.source()));
    }
  }

  private static void describe(ObjectNode node, @Nullable SourceDescriptor source) {
    if (source == null) {
      return;
    }
    node.put("category", source.category().name());
    node.put("purpose", source.purpose());
    node.put("recipients", source.recipients());
    node.put("retention", source.retention());
    ObjectNode unreviewed = node.putObject("unreviewed");
    paths(unreviewed.putArray("otherPeople"), source.otherPeopleFields());
    paths(unreviewed.putArray("freeText"), source.freeTextFields());
  }

  private static void paths(ArrayNode node, Collection<FieldPath> paths) {
    paths.forEach(path -> node.add(path.toString()));
  }

  /** Writes the sources that people must read manually, and their attestations. */
  private void manualSteps() {
    ArrayNode steps = root.putArray("manualSteps");
    for (LedgerEntry entry : facts.result().ledger().entries()) {
      SourceDescriptor source = facts.sources().get(entry.source());
      boolean here = entry.status() != LedgerStatus.NOT_APPLICABLE;
      if (source != null
          && here
          && source.support(facts.action()) instanceof ActionSupport.ByHand byHand) {
        manualStep(steps.addObject(), entry, byHand);
      }
    }
  }

  private static void manualStep(ObjectNode node, LedgerEntry entry, ActionSupport.ByHand byHand) {
    node.put("adapter", entry.source().instance());
    node.put("source", entry.source().source());
    node.put("title", entry.title());
    node.put("status", entry.status().storedName());
    node.put("reason", byHand.reason());
    node.put("instruction", byHand.instruction());
    entry
        .attestation()
        .ifPresent(
            word ->
                node.putObject("attestation")
                    .put("by", word.by())
                    .put("on", word.on().toString())
                    .put("note", word.note())
                    .put("nothingFound", word.nothingFound()));
    entry.profileAnswer().ifPresent(answer -> profileAnswer(node, answer));
  }

  private static void profileAnswer(ObjectNode step, ProfileAnswer answer) {
    ObjectNode node = step.putObject("profileAnswer");
    node.put("reviewedBy", answer.by())
        .put("reviewedOn", answer.on().toString())
        .put("validUntil", answer.until().toString())
        .put("notUsed", answer.unused());
    ArrayNode used = node.putArray("used");
    answer
        .used()
        .forEach(each -> used.addObject().put("name", each.name()).put("note", each.note()));
  }

  /** Writes the parts one after another: there may be many files. */
  private void writeTo(OutputStream out, List<PackedFile> files) throws IOException {
    JsonGenerator json = JSON.getFactory().createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.useDefaultPrettyPrinter();
    json.writeStartObject();
    for (Map.Entry<String, JsonNode> part : root.properties()) {
      json.writeFieldName(part.getKey());
      JSON.writeTree(json, part.getValue());
    }
    json.writeArrayFieldStart("files");
    for (PackedFile file : files) {
      write(json, file);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.flush();
  }

  private static void write(JsonGenerator json, PackedFile file) throws IOException {
    json.writeStartObject();
    json.writeStringField("path", file.path());
    json.writeStringField("adapter", file.source().instance());
    json.writeStringField("source", file.source().source());
    json.writeStringField("mediaType", file.mediaType());
    json.writeNumberField("bytes", file.bytes());
    json.writeStringField("sha256", file.sha256());
    if (file.record() != null) {
      json.writeObjectFieldStart("record");
      json.writeStringField("key", file.record().value());
      json.writeArrayFieldStart("lines");
      for (long line : file.lines()) {
        json.writeNumber(line);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }
}
