package org.dsr4j.graph.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts about a tenant, for questions that are otherwise asked of people. Whatever was not
 * read completely, or is not in the published form, is no fact. Used for one look, by one thread.
 */
public final class TenantFacts {

  public static final String PLANS = "/subscribedSkus";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GraphConnection connection;
  private final ReadingOptions allowed;
  private final Cancellation cancellation;
  private @Nullable Optional<Set<String>> plans;

  public TenantFacts(
      GraphConnection connection, ReadingOptions allowed, Cancellation cancellation) {
    this.connection = connection;
    this.allowed = allowed;
    this.cancellation = cancellation;
  }

  /**
   * Returns whether a condition is true for all rows of a complete list; also when it has none.
   *
   * @param select the properties to request, or empty
   * @param isOther whether a row does not prevent the answer; false when it is not understood
   * @return false when it is not true for a row, or the list was not read completely
   */
  public boolean allRows(
      GraphVersion version, String path, String select, Predicate<JsonNode> isOther) {
    if (!allowed.tenantWide() || (version == GraphVersion.BETA && !allowed.beta())) {
      return false;
    }
    GraphRequest request = GraphRequest.get(version, path);
    try {
      return connection
          .rows(
              select.isEmpty() ? request : request.query("$select", select),
              row -> {
                if (tree(row).filter(isOther).isEmpty()) {
                  throw new OtherRow();
                }
              },
              cancellation)
          .isEmpty();
    } catch (OtherRow e) {
      return false;
    }
  }

  /** Ends a list whose first unsuitable row is the answer. */
  private static final class OtherRow extends RuntimeException {
    private static final long serialVersionUID = 1;

    OtherRow() {
      super("a row is different", null, false, false);
    }
  }

  /** Returns an object, or empty when it was not read completely. */
  public Optional<JsonNode> object(GraphRequest request) {
    ObjectResult result = connection.object(request, cancellation);
    Content content = result.content();
    return content == null || result.failure() != null ? Optional.empty() : tree(content);
  }

  /**
   * Returns whether no subscription of the tenant, in any state, contains a plan with one of these
   * words in its name. A tenant without any plan in its list answers nothing: it would not have the
   * services that this library reads.
   *
   * @param words in upper case
   */
  public boolean noPlanNamed(String... words) {
    if (plans == null) {
      plans = readPlans();
    }
    return plans
        .filter(names -> !names.isEmpty())
        .filter(
            names ->
                names.stream()
                    .noneMatch(
                        name -> {
                          for (String word : words) {
                            if (name.contains(word)) {
                              return true;
                            }
                          }
                          return false;
                        }))
        .isPresent();
  }

  private Optional<Set<String>> readPlans() {
    Set<String> names = new HashSet<>();
    boolean understood =
        allRows(GraphVersion.V1, PLANS, "skuPartNumber,servicePlans", sku -> addPlans(sku, names));
    return understood ? Optional.of(names) : Optional.empty();
  }

  /** Adds the names of a subscription; false when it does not show its plans. */
  private static boolean addPlans(JsonNode sku, Set<String> names) {
    JsonNode all = sku.path("servicePlans");
    if (!all.isArray()) {
      return false;
    }
    names.add(sku.path("skuPartNumber").asText().toUpperCase(Locale.ROOT));
    for (JsonNode plan : all) {
      String name = plan.path("servicePlanName").asText();
      if (name.isBlank()) {
        return false;
      }
      names.add(name.toUpperCase(Locale.ROOT));
    }
    return true;
  }

  private static Optional<JsonNode> tree(Content content) {
    try {
      return Optional.of(JSON.readTree(content.bytes()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
