package org.dsr4j.testkit.internal.protocol;

import java.util.List;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.schema.Route;
import org.dsr4j.testkit.internal.schema.RouteMatch;

/**
 * The target of a request.
 *
 * @param match the matching route
 * @param path the canonical path: ids in lower case, users by object id
 */
public record RequestTarget(RouteMatch match, String path) {

  public Route route() {
    return match.route();
  }

  public PublishedVersion version() {
    return match.route().version();
  }

  /** The metadata reference of an answer. */
  public String context(String endpoint, List<String> selected) {
    StringBuilder out =
        new StringBuilder(endpoint).append('/').append(version().segment()).append("/$metadata#");
    out.append(
        switch (route().entity().name()) {
          case "directoryObject" -> "directoryObjects";
          default -> entitySet();
        });
    if (!selected.isEmpty()) {
      out.append('(').append(String.join(",", selected)).append(')');
    }
    boolean list = route().answersList();
    return out.append(list ? "" : "/$entity").toString();
  }

  private String entitySet() {
    StringBuilder out = new StringBuilder();
    String[] published = route().template().substring(1).split("/", -1);
    String[] concrete = path.substring(1).split("/", -1);
    for (int i = 0; i < published.length; i++) {
      boolean last = i == published.length - 1;
      if (!published[i].startsWith("{")) {
        out.append(i == 0 ? "" : "/").append(published[i].replaceAll("\\(.*", ""));
      } else if (!last) {
        out.append("('").append(concrete[i].replace("'", "''")).append("')");
      }
    }
    return out.toString();
  }
}
