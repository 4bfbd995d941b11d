package org.dsr4j.graph.change;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.graph.GraphConnection;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;

/** Reads the current state for one step, with its target and its arguments. */
public final class StepReads {

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]+)}");

  private final GraphConnection connection;
  private final Map<String, String> values;
  private final Clock clock;
  private final boolean beta;
  private final Cancellation cancellation;

  StepReads(
      GraphConnection connection,
      Map<String, String> values,
      Clock clock,
      boolean beta,
      Cancellation cancellation) {
    this.beta = beta;
    this.connection = connection;
    this.values = values;
    this.clock = clock;
    this.cancellation = cancellation;
  }

  /**
   * Reads one object.
   *
   * @param version the version
   * @param template the path, with parts of the target and arguments in braces
   * @param select the properties, separated by commas; empty for the default properties
   * @return the object, or the reason why there is none
   */
  public ObjectResult object(GraphVersion version, String template, String select) {
    return version == GraphVersion.BETA && !beta
        ? PlanReads.switchedOff()
        : connection.object(request(version, template, select), cancellation);
  }

  /**
   * Searches a row in a list.
   *
   * @param version the version
   * @param template the path of the list, with parts of the target and arguments in braces
   * @param select the properties, separated by commas
   * @param wanted accepts the searched row
   * @return the findings
   */
  public Listed listed(
      GraphVersion version, String template, String select, Predicate<Content> wanted) {
    AtomicBoolean found = new AtomicBoolean();
    Optional<GraphFailure> failure =
        connection.rows(
            request(version, template, select),
            row -> {
              if (wanted.test(row)) {
                found.set(true);
              }
            },
            cancellation);
    return new Listed(found.get(), failure);
  }

  /**
   * The result of a search in a list.
   *
   * @param found whether the row was found
   * @param failure why the list was not read completely, or empty
   */
  public record Listed(boolean found, Optional<GraphFailure> failure) {}

  /**
   * Returns a part of the target, or an argument.
   *
   * @param name its name
   * @return its value
   * @throws NullPointerException when the step has none
   */
  public String value(String name) {
    return requireNonNull(values.get(name), name);
  }

  /**
   * Returns the current time.
   *
   * @return the time by the clock of the {@code Dsr}
   */
  public Instant now() {
    return clock.instant();
  }

  private GraphRequest request(GraphVersion version, String template, String select) {
    GraphRequest request = GraphRequest.get(version, template);
    Matcher names = PLACEHOLDER.matcher(template);
    while (names.find()) {
      String name = names.group(1);
      String value = values.get(name);
      request = request.path(name, requireNonNull(value, name));
    }
    return select.isEmpty() ? request : request.query("$select", select);
  }
}
