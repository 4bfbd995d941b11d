package org.dsr4j.testkit.contract;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.dsr4j.change.CopyWaiver;
import org.dsr4j.change.ErasureGround;
import org.dsr4j.change.ErasureOrder;
import org.dsr4j.model.CaseId;
import org.dsr4j.model.Content;
import org.dsr4j.model.Decision;
import org.dsr4j.model.DsrRequest;
import org.dsr4j.model.IdentityCheck;
import org.dsr4j.model.TenantId;

/** What the kit asks about seeded records, and of a reading as a whole. */
final class Seeds {

  /** The reference of every case of the kit. */
  static final CaseId CASE = CaseId.of("CONTRACT-1");

  private static final String KIT = "contract kit";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final JsonFactory JSON = new JsonFactory();

  private Seeds() {}

  /** As the engine keeps it: the same tokens without white space. */
  static String compact(String json) {
    return text(Content.ofJson(json.getBytes(StandardCharsets.UTF_8)));
  }

  static boolean supplementary(String json) {
    return any(
        json,
        parser ->
            parser.currentToken() == JsonToken.VALUE_STRING
                && parser.getText().codePoints().anyMatch(Character::isSupplementaryCodePoint));
  }

  static boolean empty(String json) {
    return any(
        json,
        parser ->
            parser.currentToken() == JsonToken.VALUE_NULL
                || (parser.currentToken() == JsonToken.VALUE_STRING && parser.getText().isEmpty()));
  }

  /** A trailing zero, or more digits than fit. */
  static boolean numberThatADoubleDoesNotKeep(String json) {
    return any(
        json,
        parser ->
            parser.currentToken().isNumeric()
                && !parser.getText().equals(Double.toString(Double.parseDouble(parser.getText())))
                && !parser
                    .getText()
                    .equals(Long.toString((long) Double.parseDouble(parser.getText()))));
  }

  private interface Test {
    boolean holds(JsonParser parser) throws IOException;
  }

  private static boolean any(String json, Test test) {
    try (JsonParser parser = JSON.createParser(json)) {
      while (parser.nextToken() != null) {
        if (test.holds(parser)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException("A seeded record is no JSON object", e);
    }
  }

  static DsrRequest request(TenantId tenant, SeededPerson person) {
    return DsrRequest.builder(tenant, person.ways().get(0))
        .id(CASE)
        .requestedBy(KIT)
        .received(DAY)
        .identityCheck(IdentityCheck.of(KIT, "seeded", DAY))
        .build();
  }

  /** A request on which the controller decided. */
  static DsrRequest decided(TenantId tenant, SeededPerson person) {
    return request(tenant, person).decided(Decision.grant("to be tested", KIT, DAY));
  }

  /** An order that keeps nothing and goes without a copy. */
  static ErasureOrder order() {
    return ErasureOrder.of(ErasureGround.NO_LONGER_NECESSARY)
        .withoutCopy(new CopyWaiver(KIT, DAY, "seeded"));
  }

  static String text(Content content) {
    return new String(content.bytes(), StandardCharsets.UTF_8);
  }

  /** Keys and records in the order in which they were pushed. */
  static List<String> sequence(Reading reading) {
    return reading.pushed().stream().map(push -> push.key().value() + " " + push.json()).toList();
  }
}
