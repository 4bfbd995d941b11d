package org.dsr4j.it.published;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;

/** Inserts the test person's identifiers at the declared match keys of an item. */
final class MatchKeys {

  private static final JsonFactory JSON = new JsonFactory();

  /** A date and time at which the account and the device of the test existed. */
  private static final Pattern DATE =
      Pattern.compile("20[1-9]\\d-[01]\\d-[0-3]\\dT\\d\\d:\\d\\d.*(Z|[+-]\\d\\d:\\d\\d)");

  private static final Pattern BEFORE = Pattern.compile("(19[7-9]|200)\\d-.*");

  private final Map<String, String> values = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final byte[] json;
  private int copied;

  private MatchKeys(byte[] json) {
    this.json = json;
  }

  /** How an item identifies the person at the declared match keys. */
  enum NameMatch {
    /** By an identifier that no other person had, or within its lifetime. */
    CERTAIN,
    /** By a name or address alone, without a date that determines the owner at that time. */
    POSSIBLE,
    /** Not at all. */
    NONE
  }

  /** The item with every value at a declared match key replaced, all other bytes unchanged. */
  static String replace(String item, SourceDescriptor source, Map<IdentifierKind, String> person)
      throws IOException {
    MatchKeys keys = new MatchKeys(item.getBytes(UTF_8));
    for (MatchRule rule : source.matchRules()) {
      keys.declare(rule.field(), rule.kind(), person);
      keys.declare(rule.decidingField(), rule.decidingKind(), person);
      keys.declare(rule.weakeningField(), rule.weakeningKind(), person);
    }
    return keys.run();
  }

  /**
   * How the item, or the path that it is read from, identifies the person after the replacement.
   */
  static NameMatch naming(
      String item, SourceDescriptor source, Map<IdentifierKind, String> person, boolean addressed) {
    Content content = Content.ofJson(item.getBytes(UTF_8));
    return source.matchRules().stream()
        .filter(rule -> addressed || rule.field() != null)
        .filter(rule -> person.containsKey(rule.kind()))
        .map(rule -> naming(rule, content, person.get(rule.kind())))
        .min(Comparator.naturalOrder())
        .orElse(NameMatch.NONE);
  }

  private static NameMatch naming(MatchRule rule, Content content, String identifier) {
    if (rule.field() != null && !content.values(rule.field()).contains(identifier)) {
      return NameMatch.NONE;
    }
    if (unknown(content, rule.decidingField()) || unknown(content, rule.weakeningField())) {
      return NameMatch.POSSIBLE;
    }
    boolean undatedAddress = rule.field() == null && rule.dateField() == null;
    boolean guarded = rule.decidingKind() != null && rule.decidingKind().immutable();
    return undatedAddress
            || (rule.kind().immutable() && !before(content, rule))
            || (guarded && present(content, rule.decidingField()))
            || dated(content, rule.dateField())
        ? NameMatch.CERTAIN
        : NameMatch.POSSIBLE;
  }

  /**
   * Whether the device of the row did not yet belong to the person; an account's id always does.
   */
  private static boolean before(Content content, MatchRule rule) {
    return rule.dateField() != null
        && !rule.kind().equals(IdentifierKind.OBJECT_ID)
        && content.values(rule.dateField()).stream().anyMatch(BEFORE.asMatchPredicate());
  }

  /** Whether a field that may name another person is missing. */
  private static boolean unknown(Content content, FieldPath path) {
    return path != null && !content.missing(List.of(path)).isEmpty();
  }

  private static boolean present(Content content, FieldPath path) {
    return content.values(path).stream().anyMatch(value -> !value.isBlank());
  }

  private static boolean dated(Content content, FieldPath path) {
    return path != null && content.values(path).stream().anyMatch(DATE.asMatchPredicate());
  }

  private void declare(FieldPath field, IdentifierKind kind, Map<IdentifierKind, String> person) {
    if (field != null && person.containsKey(kind)) {
      // The first rule of a field is used, because one field may be declared for several kinds.
      values.putIfAbsent(field.toString(), person.get(kind));
    }
  }

  private String run() throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      value(parser, "");
    }
    out.write(json, copied, json.length - copied);
    return out.toString(UTF_8);
  }

  private void value(JsonParser parser, String path) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String inner = path.isEmpty() ? parser.currentName() : path + "/" + parser.currentName();
        parser.nextToken();
        value(parser, inner);
      }
    } else if (token == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(parser, path);
      }
    } else if (values.containsKey(path) && token != JsonToken.VALUE_NULL) {
      int start = (int) parser.currentTokenLocation().getByteOffset();
      parser.finishToken();
      int end = (int) parser.currentLocation().getByteOffset();
      out.write(json, copied, start - copied);
      out.writeBytes(('"' + values.get(path).replace("\"", "\\\"") + '"').getBytes(UTF_8));
      copied = end;
    }
  }
}
