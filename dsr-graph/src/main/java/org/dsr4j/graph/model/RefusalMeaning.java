package org.dsr4j.graph.model;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a refusal means if status and code do not say it: found by fixed phrases in the messages of
 * the services. Of a message nothing else is used, because it may quote names and addresses.
 *
 * @param error the error code
 * @param reason the meaning, in our own words
 */
record RefusalMeaning(GraphError error, String reason) {

  private static final String NO_LICENCE = "the tenant or the person has no licence for it";

  /** Not as a part of an address or a name. */
  private static final Pattern FORBIDDEN =
      Pattern.compile("(?<![\\w@./%-])forbidden(?![\\w@/%-])|not authorized to perform");

  private static final Pattern LICENCE =
      Pattern.compile(
          "(\\bnot?\\b|n't\\b|\\bwithout\\b|\\bmissing\\b|\\black\\w*\\b|\\bexpired\\b|\\bneeds?\\b"
              + "|\\brequire[sd]?\\b|\\bun)[^.]{0,80}?\\b?(licen[cs]e[sd]?|subscription)\\b"
              + "|\\b(licen[cs]e|subscription)\\b[^.]{0,40}"
              + "(\\brequired\\b|\\bmissing\\b|\\bnot\\b|\\bexpired\\b)"
              + "|\\b(not|n't|needs?|requires?)\\b[^.]{0,60}\\bpremium\\b|non-?premium");

  private static final Pattern SEGMENT =
      Pattern.compile("\\bsegment\\b|no http resource was found that matches");

  private static final Pattern CLOUD =
      Pattern.compile(
          "\\bnot (available|supported|enabled|allowed|implemented)\\b[^.]{0,60}"
              + "\\b(clouds?|environment|region|tenant type)\\b");

  private static final Pattern DEVICE =
      Pattern.compile(
          "\\b(only (on|for)|not (supported|available|allowed|applicable) (on|for|by))\\b[^.]{0,60}"
              + "\\b(windows|devices?|platform|operating system)\\b"
              + "|\\bfor this (kind of |type of )?(device|platform|operating system)\\b");

  private static final Pattern PROPERTY =
      Pattern.compile(
          "\\bcould not find a property\\b|\\bproperty\\b[^.]{0,80}"
              + "\\b(does not exist|not (supported|available|found|recogni[sz]ed))\\b");

  private static final Pattern LOCATION_USED =
      Pattern.compile(
          "storage ?location ?(has |is |was"
              + " )?(already|been)\\b.{0,20}\\bused\\b|storagelocationalreadyused");

  /**
   * Finds the meaning of a response.
   *
   * @param refused the response
   * @param request what is known about its request
   * @param code Graph's code, or null
   * @return null when nothing is known beyond status and code
   */
  static @Nullable RefusalMeaning of(
      ErrorResponseException refused, RefusedRequest request, @Nullable String code) {
    String text = GraphErrorBody.texts(refused.body()).toLowerCase(Locale.ROOT);
    return switch (refused.status()) {
      case 401 -> unauthorized(refused, request, code == null ? "" : code, text);
      case 400, 404, 405, 409, 501 -> unavailable(request, text);
      default -> null;
    };
  }

  /** A service that knows the token and refuses the application often answers 401 too. */
  private static @Nullable RefusalMeaning unauthorized(
      ErrorResponseException refused, RefusedRequest request, String code, String text) {
    boolean challenged = refused.headers().get("WWW-Authenticate") != null;
    boolean ofToken = code.toLowerCase(Locale.ROOT).contains("token");
    boolean says = !ofToken && FORBIDDEN.matcher(text).find();
    boolean meant =
        switch (request.token()) {
          case ACCEPTED_BEFORE -> says || (!challenged && !ofToken);
          case ANOTHER_ACCEPTED -> says;
          case UNPROVEN -> false;
        };
    return meant
        ? new RefusalMeaning(
            GraphError.FORBIDDEN, "although other requests with this credential are answered")
        : null;
  }

  private static @Nullable RefusalMeaning unavailable(RefusedRequest request, String text) {
    if (request.reads() && LICENCE.matcher(text).find()) {
      return new RefusalMeaning(GraphError.FORBIDDEN, NO_LICENCE);
    }
    if (!request.reads() && LOCATION_USED.matcher(text).find()) {
      return new RefusalMeaning(GraphError.LOCATION_USED, "the container holds another export");
    }
    if (CLOUD.matcher(text).find()) {
      return new RefusalMeaning(GraphError.NOT_AVAILABLE, "it does not exist in this cloud");
    }
    if (!request.reads() && DEVICE.matcher(text).find()) {
      return new RefusalMeaning(GraphError.NOT_AVAILABLE, "not for this kind of device");
    }
    if (SEGMENT.matcher(text).find()) {
      return new RefusalMeaning(GraphError.NOT_AVAILABLE, "the service does not know this path");
    }
    return PROPERTY.matcher(text).find() && request.selects(text)
        ? new RefusalMeaning(GraphError.NOT_AVAILABLE, "the service does not know a property")
        : null;
  }
}
