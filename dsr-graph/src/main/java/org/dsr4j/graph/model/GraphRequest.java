package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * A read request: a path template, its values, query options and headers.
 *
 * <p>Immutable and thread-safe; each method returns a copy. {@link #toString()} contains the
 * template but no value.
 */
public final class GraphRequest {

  private static final Pattern OPTION = Pattern.compile("\\$?[A-Za-z][A-Za-z0-9_]*");
  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");
  private static final Set<String> OWN_HEADERS =
      Set.of(
          "accept",
          "accept-encoding",
          "authorization",
          "client-request-id",
          "connection",
          "content-length",
          "cookie",
          "host",
          "user-agent");

  private final @Nullable Content body;
  private final GraphVersion version;
  private final PathTemplate template;
  private final Map<String, String> values;
  private final Map<String, String> options;
  private final Map<String, String> headers;

  private GraphRequest(
      @Nullable Content body,
      GraphVersion version,
      PathTemplate template,
      Map<String, String> values,
      Map<String, String> options,
      Map<String, String> headers) {
    this.body = body;
    this.version = version;
    this.template = template;
    this.values = values;
    this.options = options;
    this.headers = headers;
  }

  /**
   * Creates a request for a path below a version.
   *
   * @param version the version
   * @param template the path, for example <code>/users/{userId}/ownedDevices</code> or <code>
   *     /devices(deviceId='{deviceId}')</code>; no query
   * @return the request
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when it is not a path template
   */
  public static GraphRequest get(GraphVersion version, String template) {
    return request(null, version, template);
  }

  /**
   * Creates a POST request that only reads, for example to create a report.
   *
   * @param version the version
   * @param template the path, one of the POSTs that are known to change nothing
   * @param body the question
   * @return the request
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when it is not a path template, or
   *     not known to change nothing
   */
  public static GraphRequest post(GraphVersion version, String template, Content body) {
    if (!ReadOnlyPosts.contains(version, template)) {
      throw invalid("a POST to '" + template + "' is not known to change nothing");
    }
    return request(requireNonNull(body, "body"), version, template);
  }

  private static GraphRequest request(
      @Nullable Content body, GraphVersion version, String template) {
    return new GraphRequest(
        body,
        requireNonNull(version, "version"),
        PathTemplate.parse(template),
        Map.of(),
        Map.of(),
        new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
  }

  /**
   * Sets the value of a placeholder. The value is percent-encoded, and its quotes are doubled if
   * the template has the placeholder between quotes.
   *
   * @param placeholder its name
   * @param value the value, not blank
   * @return a copy
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when the template has no such
   *     placeholder or the value is not allowed in a path
   */
  public GraphRequest path(String placeholder, String value) {
    template.check(placeholder, requireNonNull(value, "value"));
    return new GraphRequest(
        body, version, template, with(values, placeholder, value), options, headers);
  }

  /**
   * Sets a query option; the value is percent-encoded.
   *
   * @param option the name, for example {@code $filter}
   * @param value the value; use {@link #literal(String)} for text in a filter
   * @return a copy
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when the name or the value cannot
   *     be sent
   */
  public GraphRequest query(String option, String value) {
    if (!OPTION.matcher(option).matches()) {
      throw invalid("a query option is a name like $filter");
    }
    // Encoded here too, so that this method refuses a value that cannot be encoded.
    PercentEncoding.encode(value);
    return new GraphRequest(body, version, template, values, with(options, option, value), headers);
  }

  /**
   * Sets a header; it is sent with each page.
   *
   * @param name the name, for example {@code ConsistencyLevel}; headers that the connection sets
   *     itself are not allowed
   * @param value the value, printable ASCII
   * @return a copy
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when the name or the value cannot
   *     be sent
   */
  public GraphRequest header(String name, String value) {
    if (!HEADER_NAME.matcher(name).matches()
        || OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))
        || !HEADER_VALUE.matcher(value).matches()) {
      throw invalid("a header needs a name that is not the connection's own, and printable ASCII");
    }
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.putAll(headers);
    all.put(name, value);
    return new GraphRequest(body, version, template, values, options, all);
  }

  /**
   * Returns text as an OData string literal.
   *
   * @param value the text
   * @return the text between quotes, with its own quotes doubled
   */
  public static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** {@return the version} */
  public GraphVersion version() {
    return version;
  }

  /**
   * Returns the path template.
   *
   * @return the unchanged value
   */
  public String template() {
    return template.text();
  }

  /**
   * Returns the request as text for logs and messages.
   *
   * @return for example <code>GET /v1.0/users/{userId}/ownedDevices</code>; without values
   */
  public String describe() {
    return method() + " /" + version.segment() + template.text();
  }

  /**
   * Returns the path and the query, with values.
   *
   * @return path and query; holds personal data
   */
  public String target() {
    StringBuilder target = new StringBuilder("/").append(version.segment());
    target.append(template.fill(values));
    char separator = '?';
    for (Map.Entry<String, String> option : options.entrySet()) {
      target.append(separator).append(option.getKey()).append('=');
      target.append(PercentEncoding.encode(option.getValue()));
      separator = '&';
    }
    return target.toString();
  }

  /**
   * Returns the HTTP method.
   *
   * @return GET, or POST for requests that only read
   */
  public String method() {
    return body == null ? "GET" : "POST";
  }

  /**
   * Returns the body.
   *
   * @return null when there is none
   */
  @Nullable
  public Content body() {
    return body;
  }

  /**
   * Returns the query options.
   *
   * @return the values by name, in the order of the request
   */
  public Map<String, String> options() {
    return options;
  }

  /**
   * Returns the additional request headers.
   *
   * @return by name
   */
  public Map<String, String> headers() {
    return Collections.unmodifiableMap(headers);
  }

  @Override
  public String toString() {
    return describe();
  }

  /**
   * Creates the error for an invalid request.
   *
   * @param rule the rule that was broken, without personal data
   * @return the exception with {@link GraphError#INVALID_REQUEST}
   */
  public static DsrException invalid(String rule) {
    return new DsrException(GraphError.INVALID_REQUEST, "A Graph request is invalid: " + rule);
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }
}
