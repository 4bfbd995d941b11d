package org.dsr4j.it.history;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.CaseId;

/** The readable part of a line of a journal, parsed independently of the engine. */
public record HistoryEntry(
    CaseId caseId, long number, JournalEntryKind kind, Map<String, String> facts) {

  private static final JsonFactory JSON = new JsonFactory();

  public static HistoryEntry of(byte[] line) {
    Map<String, String> members = new HashMap<>();
    Map<String, String> facts = new HashMap<>();
    try (JsonParser parser = JSON.createParser(line)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        if (parser.nextToken() == JsonToken.START_OBJECT) {
          while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String fact = parser.currentName();
            facts.put(fact, parser.nextTextValue());
          }
        } else {
          members.put(name, parser.getText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HistoryEntry(
        CaseId.of(members.get("case")),
        Long.parseLong(members.get("number")),
        JournalEntryKind.ofStored(members.get("kind")),
        facts);
  }

  public String plan() {
    return facts.getOrDefault("plan", "");
  }

  public String step() {
    return facts.getOrDefault("step", "");
  }

  /** The state that a result records. */
  public String state() {
    return facts.getOrDefault("state", "");
  }

  @Override
  public String toString() {
    return caseId + " " + number + " " + kind + " " + step() + " " + state();
  }
}
