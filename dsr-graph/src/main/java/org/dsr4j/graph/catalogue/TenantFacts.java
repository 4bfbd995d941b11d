package org.dsr4j.graph.catalogue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.FieldPath;
import org.jspecify.annotations.Nullable;

/**
 * Reads facts about a tenant, for questions that are otherwise asked of people. Whatever was not
 * read completely, or is not in the published form, is no fact. Used for one look, by one thread.
 */
public final class TenantFacts {

  public static final String PLANS = "/subscribedSkus";

  private static final FieldPath SERVICE_PLANS = FieldPath.of("servicePlans");
  private static final FieldPath PLAN_ID = FieldPath.of("servicePlans/servicePlanId");
  private static final FieldPath PLAN_NAME = FieldPath.of("servicePlans/servicePlanName");

  private final GraphConnection connection;
  private final ReadingOptions allowed;
  private final Cancellation cancellation;

  /** Null before it was read; empty when it is not known. */
  private @Nullable Set<String> plans;

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
      GraphVersion version, String path, String select, Predicate<Content> isOther) {
    if (!allowed.tenantWide() || (version == GraphVersion.BETA && !allowed.beta())) {
      return false;
    }
    GraphRequest request = GraphRequest.get(version, path);
    try {
      return connection
          .rows(
              select.isEmpty() ? request : request.query("$select", select),
              row -> {
                if (!isOther.test(row)) {
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
  public Optional<Content> object(GraphRequest request) {
    ObjectResult result = connection.object(request, cancellation);
    return result.failure() == null ? Optional.ofNullable(result.content()) : Optional.empty();
  }

  /**
   * Returns whether no subscription of the tenant, in any state, contains a plan with one of these
   * words in its name. A tenant without any plan in its list answers nothing: it would not have the
   * services that this library reads.
   *
   * @param words in upper case
   */
  public boolean noPlanNamed(String... words) {
    Set<String> names = plans == null ? readPlans() : plans;
    plans = names;
    return !names.isEmpty()
        && names.stream().noneMatch(name -> Stream.of(words).anyMatch(name::contains));
  }

  private Set<String> readPlans() {
    Set<String> names = new HashSet<>();
    boolean understood =
        allRows(GraphVersion.V1, PLANS, "skuPartNumber,servicePlans", sku -> addPlans(sku, names));
    return understood ? names : Set.of();
  }

  /** Adds the names of a subscription; false when it does not show all its plans. */
  private static boolean addPlans(Content sku, Set<String> names) {
    List<String> plans = sku.values(PLAN_NAME);
    boolean complete =
        plans.size() >= sku.values(PLAN_ID).size() && plans.stream().noneMatch(String::isBlank);
    boolean unlisted = plans.isEmpty() && sku.emptyLists(List.of(SERVICE_PLANS)).isEmpty();
    if (!complete || unlisted) {
      return false;
    }
    sku.text("skuPartNumber").map(name -> name.toUpperCase(Locale.ROOT)).ifPresent(names::add);
    plans.forEach(name -> names.add(name.toUpperCase(Locale.ROOT)));
    return true;
  }
}
