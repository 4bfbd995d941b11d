package org.dsr4j.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of a {@link TenantProfile}; rejects members that the format does not have. */
final class TenantProfileReader {

  static final String FORMAT = "dsr4j-tenant-profile-1";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(6).maxStringLength(4000).build())
          .build();

  private static final List<String> TEXTS =
      List.of("about", "notUsed", "reviewedBy", "reviewedOn", "validUntil");

  private final List<String> problems = new ArrayList<>();
  private @Nullable String format;
  private @Nullable String tenant;
  private List<ProfileAnswer> answers = List.of();

  TenantProfile read(byte[] json) {
    try (JsonParser in = JSON.createParser(json)) {
      expect(in, in.nextToken(), JsonToken.START_OBJECT);
      document(in);
      if (in.nextToken() != null) {
        throw unexpected(in, "the end of the file");
      }
    } catch (Misplaced e) {
      throw new DsrException(
          DsrError.PROFILE_INVALID, "The tenant profile is not valid: " + e.getMessage());
    } catch (IOException e) {
      // The message of the parser may quote the file, so it is not repeated.
      throw new DsrException(DsrError.PROFILE_INVALID, "The tenant profile is not valid JSON");
    }
    if (!FORMAT.equals(format)) {
      problems.add("'format' must be '" + FORMAT + "'");
    }
    if (tenant == null) {
      problems.add("'tenant' is missing");
    }
    if (!problems.isEmpty()) {
      throw new DsrException(
          DsrError.PROFILE_INVALID,
          "The tenant profile is not valid: " + String.join("; ", problems));
    }
    return TenantProfile.of(TenantId.of(String.valueOf(tenant)), answers);
  }

  private void document(JsonParser in) throws IOException {
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      switch (name) {
        case "format" -> format = text(in);
        case "tenant" -> tenant = text(in);
        case "answers" -> answers = answers(in);
        default -> throw unexpected(in, "'format', 'tenant' or 'answers'");
      }
    }
  }

  private List<ProfileAnswer> answers(JsonParser in) throws IOException {
    expect(in, in.currentToken(), JsonToken.START_ARRAY);
    List<ProfileAnswer> all = new ArrayList<>();
    while (in.nextToken() == JsonToken.START_OBJECT) {
      int line = in.currentLocation().getLineNr();
      Members members = members(in);
      try {
        all.add(members.answer());
      } catch (DateTimeException e) {
        problems.add("line " + line + ": a day is not in the form 2026-01-31");
      } catch (DsrException e) {
        problems.add("line " + line + ": " + e.getMessage());
      }
    }
    expect(in, in.currentToken(), JsonToken.END_ARRAY);
    return all;
  }

  /** Reads an answer as a whole before it is checked, so that the next one can be read too. */
  private static Members members(JsonParser in) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    List<Map<String, String>> used = List.of();
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      String name = in.currentName();
      in.nextToken();
      if (name.equals("used")) {
        used = objects(in);
      } else {
        texts.put(known(in, name, TEXTS), text(in));
      }
    }
    return new Members(texts, used);
  }

  private static List<Map<String, String>> objects(JsonParser in) throws IOException {
    expect(in, in.currentToken(), JsonToken.START_ARRAY);
    List<Map<String, String>> all = new ArrayList<>();
    while (in.nextToken() == JsonToken.START_OBJECT) {
      Map<String, String> object = new TreeMap<>();
      while (in.nextToken() == JsonToken.FIELD_NAME) {
        String name = in.currentName();
        in.nextToken();
        object.put(known(in, name, List.of("name", "note")), text(in));
      }
      all.add(object);
    }
    expect(in, in.currentToken(), JsonToken.END_ARRAY);
    return all;
  }

  private static String known(JsonParser in, String name, List<String> names) throws IOException {
    if (!names.contains(name)) {
      throw unexpected(in, "one of " + names);
    }
    return name;
  }

  /** The members of an answer, not checked yet. */
  private record Members(Map<String, String> texts, List<Map<String, String>> used) {

    ProfileAnswer answer() {
      for (String name : List.of("about", "reviewedBy", "reviewedOn", "validUntil")) {
        if (!texts.containsKey(name)) {
          throw new DsrException(
              DsrError.PROFILE_INVALID, "An answer of the tenant profile has no '" + name + "'");
        }
      }
      return new ProfileAnswer(
          texts.getOrDefault("about", ""),
          texts.getOrDefault("notUsed", ""),
          used.stream()
              .map(
                  each ->
                      new ProfileAnswer.Used(
                          each.getOrDefault("name", ""), each.getOrDefault("note", "")))
              .toList(),
          texts.getOrDefault("reviewedBy", ""),
          LocalDate.parse(texts.getOrDefault("reviewedOn", "")),
          LocalDate.parse(texts.getOrDefault("validUntil", "")));
    }
  }

  private static String text(JsonParser in) throws IOException {
    expect(in, in.currentToken(), JsonToken.VALUE_STRING);
    return in.getText();
  }

  private static void expect(JsonParser in, @Nullable JsonToken found, JsonToken expected)
      throws IOException {
    if (found != expected) {
      throw unexpected(in, expected.name());
    }
  }

  /** After a structural error the rest of the file cannot be understood. */
  private static IOException unexpected(JsonParser in, String expected) {
    return new Misplaced(
        "line " + in.currentLocation().getLineNr() + ": expected " + expected + " here");
  }

  /** An error whose message quotes nothing of the file. */
  private static final class Misplaced extends IOException {
    private static final long serialVersionUID = 1;

    Misplaced(String message) {
      super(message);
    }
  }
}
