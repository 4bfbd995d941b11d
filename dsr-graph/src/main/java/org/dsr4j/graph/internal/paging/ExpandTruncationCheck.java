package org.dsr4j.graph.internal.paging;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphJson;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * Detects linked objects that {@code $expand} truncated.
 *
 * <p>The directory returns at most 20 of them without a hint; other services add a next link. In
 * both cases there may be more objects than were read.
 */
final class ExpandTruncationCheck {

  private static final int DIRECTORY_LIMIT = 20;
  private static final Pattern INTUNE =
      Pattern.compile("^/device(Management|AppManagement)/|/managed(Device|AppRegistration)s\\b");

  private final Set<String> expanded;
  private final boolean directory;
  private boolean cut;

  private ExpandTruncationCheck(Set<String> expanded, boolean directory) {
    this.expanded = expanded;
    this.directory = directory;
  }

  /** Returns the check for a request's responses, or null when nothing is expanded. */
  static @Nullable ExpandTruncationCheck of(GraphRequest request) {
    String expand = request.options().get("$expand");
    if (expand == null) {
      return null;
    }
    // Nested options in parentheses contain names too, which are harmless here.
    Set<String> names =
        Arrays.stream(expand.split("[,()]", -1))
            .map(name -> name.strip().split("[;=/]", 2)[0])
            .collect(Collectors.toSet());
    return new ExpandTruncationCheck(names, !INTUNE.matcher(request.template()).find());
  }

  void check(Content row) {
    try (JsonParser json = GraphJson.FACTORY.createParser(row.bytes())) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        JsonToken value = json.nextToken();
        int at = name.lastIndexOf('@');
        if (at > 0 && MemberNames.seemsLink(name.substring(at))) {
          // A link that is no URL says that objects follow, and not where.
          cut |= expanded.contains(name.substring(0, at));
        } else if (expanded.contains(name) && value == JsonToken.START_ARRAY) {
          cut |= items(json) >= DIRECTORY_LIMIT && directory;
        }
        json.skipChildren();
      }
    } catch (IOException e) {
      throw new IllegalStateException("a row cannot be parsed again", e);
    }
  }

  /** Counts the items of an array, up to its end. */
  private static int items(JsonParser json) throws IOException {
    int items = 0;
    while (json.nextToken() != JsonToken.END_ARRAY) {
      json.skipChildren();
      items++;
    }
    return items;
  }

  @Nullable GraphFailure failure() {
    return cut
        ? FailureMapping.unusable(
            GraphError.EXPAND_TRUNCATED,
            "linked objects inside a row were truncated at the maximum of one response")
        : null;
  }
}
