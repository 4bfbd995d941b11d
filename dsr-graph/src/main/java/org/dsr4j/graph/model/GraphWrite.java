package org.dsr4j.graph.model;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dsr4j.change.RequestDigest;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.jspecify.annotations.Nullable;

/**
 * One write: a method, a path template with its values, and a body.
 *
 * <p>Immutable and thread-safe; each method returns a copy. {@link #toString()} shows the template
 * and never a value.
 */
public final class GraphWrite {

  /** An allow-list: other headers could turn one method into another. */
  private static final Set<String> HEADERS =
      Set.of("consistencylevel", "if-match", "if-none-match", "prefer");

  private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7e]*");

  private final WriteMethod method;
  private final GraphVersion version;
  private final PathTemplate template;
  private final Map<String, String> values;
  private final @Nullable Content body;
  private final Map<String, String> headers;
  private final RetrySafety retrySafety;
  private final boolean isNamedByOperator;

  private GraphWrite(
      WriteMethod method,
      GraphVersion version,
      PathTemplate template,
      Map<String, String> values,
      @Nullable Content body,
      Map<String, String> headers,
      RetrySafety repeatable,
      boolean named) {
    this.method = method;
    this.version = version;
    this.template = template;
    this.values = values;
    this.body = body;
    this.headers = headers;
    this.retrySafety = repeatable;
    this.isNamedByOperator = named;
  }

  /**
   * A write without body; to be inspected when it is not known whether it was applied.
   *
   * @param method the method
   * @param version the version
   * @param template the path, for instance <code>/users/{userId}/revokeSignInSessions</code>
   * @return the write
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when it is no path template
   */
  public static GraphWrite of(WriteMethod method, GraphVersion version, String template) {
    return new GraphWrite(
        requireNonNull(method, "method"),
        requireNonNull(version, "version"),
        PathTemplate.parse(template),
        Map.of(),
        null,
        Map.of(),
        RetrySafety.INSPECT_FIRST,
        false);
  }

  /**
   * Fills a placeholder; the value is percent-encoded.
   *
   * @param placeholder its name
   * @param value the value, not blank
   * @return a copy
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when the template has no such
   *     placeholder or the value cannot stand in a path
   */
  public GraphWrite path(String placeholder, String value) {
    template.check(placeholder, requireNonNull(value, "value"));
    return new GraphWrite(
        method,
        version,
        template,
        with(values, placeholder, value),
        body,
        headers,
        retrySafety,
        isNamedByOperator);
  }

  /**
   * Sets the body.
   *
   * @param value sent as it is
   * @return a copy
   */
  public GraphWrite body(Content value) {
    requireNonNull(value, "body");
    return new GraphWrite(
        method, version, template, values, value, headers, retrySafety, isNamedByOperator);
  }

  /**
   * Sets a header.
   *
   * @param name ConsistencyLevel, If-Match, If-None-Match or Prefer
   * @param value printable ASCII
   * @return a copy
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when it is another header or the
   *     value cannot be sent
   */
  public GraphWrite header(String name, String value) {
    if (!HEADERS.contains(name.toLowerCase(Locale.ROOT))
        || !HEADER_VALUE.matcher(value).matches()) {
      throw GraphRequest.invalid("a write may have the headers " + HEADERS + " in printable ASCII");
    }
    return withHeaders(with(headers, name.toLowerCase(Locale.ROOT), value));
  }

  /**
   * Says what may be done when it is not known whether the write was applied.
   *
   * @param value the declaration; {@link RetrySafety#INSPECT_FIRST} when not set
   * @return a copy
   */
  public GraphWrite retrySafety(RetrySafety value) {
    requireNonNull(value, "repeatable");
    return new GraphWrite(
        method, version, template, values, body, headers, value, isNamedByOperator);
  }

  /**
   * Gives the reason of the write to the approver in tenants with Multi Admin Approval; other
   * tenants ignore it.
   *
   * @param caseReference the reference of the case and nothing personal; up to 1,024 characters
   * @return a copy
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when it is blank or too long
   */
  public GraphWrite justification(String caseReference) {
    String encoded = MultiAdminApproval.encode(requireNonNull(caseReference, "caseReference"));
    return withHeaders(with(headers, MultiAdminApproval.JUSTIFICATION, encoded));
  }

  /**
   * The same write for the time after it was approved; its justification goes.
   *
   * @param code of {@link WriteOutcome.AwaitingApproval}
   * @return a copy
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when it is no code
   */
  public GraphWrite withApproval(String code) {
    if (!MultiAdminApproval.isCode(requireNonNull(code, "code"))) {
      throw GraphRequest.invalid("an approval code has letters, digits and hyphens");
    }
    Map<String, String> approved = with(headers, MultiAdminApproval.CODE, code);
    approved.remove(MultiAdminApproval.JUSTIFICATION);
    return withHeaders(approved);
  }

  /**
   * Says that the operator asked for exactly this call by name, which the few calls that are
   * otherwise never made need.
   *
   * @return a copy
   */
  public GraphWrite namedByOperator() {
    return new GraphWrite(method, version, template, values, body, headers, retrySafety, true);
  }

  /**
   * The write in words fit for logs and messages.
   *
   * @return for instance <code>DELETE /v1.0/users/{userId}</code>; never a value
   */
  public String describe() {
    return method + " /" + version.segment() + template.text();
  }

  /**
   * What a plan pins, and what is compared right before the write is sent: method, version, path,
   * body, and every header but the two that name the reason and the approval, which are known only
   * when a step is performed and do not decide what is changed.
   *
   * @return its {@link RequestDigest}
   * @throws DsrException with {@link GraphError#INVALID_REQUEST} when a placeholder is not filled,
   *     the path can be understood in more ways than one, or the write is a batch
   */
  public String requestDigest() {
    WriteTarget target = target();
    if (target.isBatch()) {
      throw GraphRequest.invalid("a plan names its writes one by one, never as a batch");
    }
    List<String> parts = new ArrayList<>(target.canonical());
    new TreeMap<>(headers)
        .forEach(
            (name, value) -> {
              if (!MultiAdminApproval.isHeader(name)) {
                parts.add("header " + name + ": " + value);
              }
            });
    parts.add(body == null ? "no body" : "body");
    return RequestDigest.of(parts, body == null ? new byte[0] : body.bytes());
  }

  /**
   * What it changes.
   *
   * @return method, version and path with its values
   */
  public WriteTarget target() {
    return WriteTarget.of(method.name(), version, template, values);
  }

  /**
   * What follows the endpoint in the address; holds values.
   *
   * @return path and query; holds personal data
   */
  public String address() {
    return "/" + version.segment() + template.fill(values);
  }

  /**
   * The HTTP method.
   *
   * @return of the write
   */
  public WriteMethod method() {
    return method;
  }

  /**
   * The API version.
   *
   * @return v1.0 or beta
   */
  public GraphVersion version() {
    return version;
  }

  /**
   * The body.
   *
   * @return null when there is none
   */
  @Nullable
  public Content body() {
    return body;
  }

  /**
   * The additional request headers.
   *
   * @return by name
   */
  public Map<String, String> headers() {
    return headers;
  }

  /**
   * Whether the write may be repeated after a lost answer.
   *
   * @return true when a repetition changes nothing more
   */
  public boolean isIdempotent() {
    return retrySafety == RetrySafety.IDEMPOTENT;
  }

  /**
   * Whether a person named exactly this object.
   *
   * @return true for objects that a person decided one by one
   */
  public boolean isNamedByOperator() {
    return isNamedByOperator;
  }

  @Override
  public String toString() {
    return describe();
  }

  private GraphWrite withHeaders(Map<String, String> all) {
    return new GraphWrite(
        method, version, template, values, body, all, retrySafety, isNamedByOperator);
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> copy = new LinkedHashMap<>(map);
    copy.put(key, value);
    return copy;
  }
}
