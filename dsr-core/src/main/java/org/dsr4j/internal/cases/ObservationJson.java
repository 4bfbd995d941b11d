package org.dsr4j.internal.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;
import org.dsr4j.model.Gap;
import org.dsr4j.model.LedgerStatus;
import org.dsr4j.model.SourceRef;

/**
 * The stored form of observations, in the encrypted part of a journal entry. The names never
 * change; a later version may add properties.
 */
final class ObservationJson {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SOURCES = "sources";
  private static final String ADAPTER = "adapter";
  private static final String SOURCE = "source";
  private static final String ROWS = "rows";
  private static final String HELD_BACK = "heldBack";
  private static final String GAPS = "gaps";
  private static final String UNDONE = "undone";

  private ObservationJson() {}

  static Content write(Map<SourceRef, Observation> seen) {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode sources = all.putArray(SOURCES);
    seen.forEach((ref, observation) -> source(sources.addObject(), ref, observation));
    try {
      return Content.ofJson(JSON.writeValueAsBytes(all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a JSON tree can always be written", e);
    }
  }

  private static void source(ObjectNode node, SourceRef ref, Observation seen) {
    node.put(ADAPTER, ref.instance())
        .put(SOURCE, ref.source())
        .put(ROWS, seen.rows())
        .put(HELD_BACK, seen.heldBack());
    ArrayNode gaps = node.putArray(GAPS);
    seen.gaps().forEach(gap -> gap(gaps.addObject(), gap));
    ObjectNode undone = node.putObject(UNDONE);
    seen.undone().forEach((step, gap) -> gap(undone.putObject(step), gap));
  }

  private static void gap(ObjectNode node, Gap gap) {
    node.put(FactNames.STATUS, gap.status().storedName())
        .put(FactNames.CODE, gap.code().code())
        .put(FactNames.FAMILY, gap.code().family().name())
        .put(FactNames.RETRYABLE, gap.code().retryable())
        .put(FactNames.DETAIL, CaseFile.cut(gap.detail()));
  }

  static Map<SourceRef, Observation> read(Content sealed, Instant at) {
    Map<SourceRef, Observation> seen = new LinkedHashMap<>();
    try {
      for (JsonNode each : JSON.readTree(sealed.bytes()).path(SOURCES)) {
        SourceRef ref = new SourceRef(text(each, ADAPTER), text(each, SOURCE));
        seen.put(ref, observation(each, at));
      }
    } catch (IOException | IllegalArgumentException e) {
      // The exception of the parser is not the cause, because its message may quote the text.
      throw new DsrException(
          DsrError.JOURNAL_BROKEN,
          "A verification in the journal of this case cannot be read: use the version of the"
              + " library that wrote it, or a later one");
    }
    return seen;
  }

  private static Observation observation(JsonNode node, Instant at) {
    List<Gap> gaps = new ArrayList<>();
    node.path(GAPS).forEach(each -> gaps.add(gap(each)));
    Map<String, Gap> undone = new LinkedHashMap<>();
    node.path(UNDONE).properties().forEach(each -> undone.put(each.getKey(), gap(each.getValue())));
    return new Observation(
        at, node.path(ROWS).asLong(), node.path(HELD_BACK).asLong(), gaps, undone);
  }

  private static Gap gap(JsonNode node) {
    ErrorDescriptor code =
        new ErrorDescriptor(
            text(node, FactNames.CODE),
            ErrorFamily.valueOf(text(node, FactNames.FAMILY)),
            node.path(FactNames.RETRYABLE).asBoolean());
    return new Gap(
        LedgerStatus.ofStored(text(node, FactNames.STATUS)), code, text(node, FactNames.DETAIL));
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asText();
  }
}
