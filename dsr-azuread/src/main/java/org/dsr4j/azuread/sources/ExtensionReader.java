package org.dsr4j.azuread.sources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.graph.model.RowConsumer;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.RecordKey;

/**
 * Reads the properties that applications added to the account. Graph returns them only if they are
 * selected by name, so the reader first lists the names and then reads a few of them at a time.
 */
final class ExtensionReader implements SpecialReader {

  private static final String USER = "/users/{userId}";
  private static final String AVAILABLE = "/directoryObjects/getAvailableExtensionProperties";
  private static final String SCHEMAS = "/schemaExtensions";
  private static final String PLACE = "GET /v1.0" + USER + ", extensions";
  private static final String AVAILABLE_PLACE = "POST /v1.0" + AVAILABLE;
  private static final String SCHEMAS_PLACE = "GET /v1.0" + SCHEMAS;

  /** Limits the length of the URL. */
  private static final int AT_A_TIME = 20;

  /** The form of extension names; another value could change the request. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

  /** The path before the names, which differ from tenant to tenant. */
  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(AVAILABLE_PLACE, SCHEMAS_PLACE, "GET /v1.0" + USER + "?$select=id");
  }

  @Override
  public List<String> places() {
    return List.of("GET /v1.0" + USER, AVAILABLE_PLACE, SCHEMAS_PLACE);
  }

  @Override
  public void read(SpecialReading reading) {
    Set<String> names = new LinkedHashSet<>();
    for (boolean synchronised : new boolean[] {true, false}) {
      collect(
          reading,
          AVAILABLE_PLACE,
          GraphRequest.post(
              GraphVersion.V1,
              AVAILABLE,
              Content.object(body -> body.put("isSyncedFromOnPremises", synchronised))),
          extension -> extension.text("name").filter(name -> targets(extension, "targetObjects")),
          names);
    }
    collect(
        reading,
        SCHEMAS_PLACE,
        GraphRequest.get(GraphVersion.V1, SCHEMAS),
        schema -> schema.text("id").filter(name -> targets(schema, "targetTypes")),
        names);
    List<String> read = List.copyOf(names);
    reading.eachPerson(
        who ->
            reading
                .needed(who, IdentifierKind.OBJECT_ID, PLACE)
                .forEach(userId -> read(reading, who, userId, read)));
  }

  private interface ExtensionName {
    Optional<String> nameOf(Content row);
  }

  private static void collect(
      SpecialReading reading,
      String place,
      GraphRequest request,
      ExtensionName naming,
      Collection<String> names) {
    boolean[] strange = {false};
    RowConsumer rows =
        row ->
            naming
                .nameOf(row)
                .ifPresent(
                    name -> {
                      if (NAME.matcher(name).matches()) {
                        names.add(name);
                      } else {
                        strange[0] = true;
                      }
                    });
    reading.graph().rows(request, rows).ifPresent(failure -> reading.failed(null, place, failure));
    if (strange[0]) {
      reading.failed(
          null,
          place,
          UnreadableBodyException.unexpected("an extension has an invalid name").failure());
    }
  }

  /** An extension without target types is read too. */
  private static boolean targets(Content extension, String property) {
    List<String> targets = extension.values(FieldPath.of(property));
    return targets.isEmpty() || targets.stream().anyMatch("User"::equalsIgnoreCase);
  }

  private static void read(
      SpecialReading reading, Identity who, String userId, List<String> names) {
    for (int from = 0; from < names.size(); from += AT_A_TIME) {
      int to = Math.min(from + AT_A_TIME, names.size());
      some(reading, who, userId, names.subList(from, to));
    }
  }

  private static void some(
      SpecialReading reading, Identity who, String userId, List<String> names) {
    if (reading.task().cancellation().isCancelled()) {
      return;
    }
    List<String> selected = new ArrayList<>(List.of("id"));
    selected.addAll(names);
    ObjectResult answer =
        reading
            .graph()
            .object(
                GraphRequest.get(GraphVersion.V1, USER)
                    .path("userId", userId)
                    .query("$select", String.join(",", selected)));
    GraphFailure failure = answer.failure();
    if (failure != null && failure.error() == GraphError.BAD_REQUEST && names.size() > 1) {
      // One of them no longer exists, so the request for all of them fails.
      some(reading, who, userId, names.subList(0, names.size() / 2));
      some(reading, who, userId, names.subList(names.size() / 2, names.size()));
    } else if (failure != null) {
      reading.failed(who, PLACE, failure);
    }
    Content values = answer.content();
    if (values != null && holdsAny(values, names)) {
      reading.records().deliver(who, RecordKey.of(userId + "/extensions/" + names.get(0)), values);
    }
  }

  /** An account without values for the extensions has no data here. */
  private static boolean holdsAny(Content values, List<String> names) {
    return !values.withhold(names.stream().map(FieldPath::of).toList()).paths().isEmpty();
  }
}
