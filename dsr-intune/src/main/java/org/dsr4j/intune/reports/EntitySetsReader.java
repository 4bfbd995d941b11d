package org.dsr4j.intune.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.dsr4j.graph.internal.paging.JsonStreamWalker;
import org.dsr4j.graph.internal.paging.MemberNames;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * One page of Intune's own export: sets with a name and their elements, in any order. A set may be
 * split over several pages.
 */
final class EntitySetsReader implements JsonStreamWalker.Visitor {

  /** Receives elements. */
  interface Elements {
    void element(String set, Content element);
  }

  private static final int MAX_UNNAMED = 16 << 20;
  private static final String SETS = "value";
  private static final String SET = "value[]";
  private static final String ELEMENT = "value[]/data[]";

  private final Elements elements;
  private final List<Content> unnamed = new ArrayList<>();
  private int unnamedBytes;
  private @Nullable String name;
  private @Nullable String nextLink;
  private boolean seen;
  private boolean elementsSeen;

  EntitySetsReader(Elements elements) {
    this.elements = elements;
  }

  /** Returns the link to the next page, or null on the last page. */
  @Nullable String nextLink() throws UnreadableBodyException {
    if (!seen) {
      throw UnreadableBodyException.unexpected("an export has no list of entity sets");
    }
    return nextLink;
  }

  @Override
  public JsonStreamWalker.Step at(String place, boolean array) throws UnreadableBodyException {
    String known = known(place);
    boolean expected = array == (known.equals(SETS) || known.equals("value[]/data"));
    return switch (known) {
      case "" -> expected ? JsonStreamWalker.Step.ENTER : refuse();
      case SETS -> {
        seen = array;
        yield expected ? JsonStreamWalker.Step.ENTER : refuse();
      }
      case SET -> expected ? JsonStreamWalker.Step.ENTER : refuse();
      case "value[]/data" -> {
        elementsSeen = array;
        yield expected ? JsonStreamWalker.Step.ENTER : refuse();
      }
      case ELEMENT -> expected ? JsonStreamWalker.Step.TAKE : refuse();
      default -> {
        if (!place.contains("/") && MemberNames.seemsError(place)) {
          throw UnreadableBodyException.unexpected("an export reports an error");
        }
        if (!place.contains("/") && MemberNames.seemsLink(place)) {
          throw unknownLink();
        }
        yield JsonStreamWalker.Step.SKIP;
      }
    };
  }

  private static JsonStreamWalker.Step refuse() throws UnreadableBodyException {
    throw UnreadableBodyException.unexpected("an export has an unknown form");
  }

  private static UnreadableBodyException unknownLink() {
    return UnreadableBodyException.unexpected("an export has a link of an unknown kind");
  }

  @Override
  public void object(String place, Content element) throws UnreadableBodyException {
    if (name != null) {
      elements.element(name, element);
      return;
    }
    unnamedBytes += element.length();
    if (unnamedBytes > MAX_UNNAMED) {
      throw UnreadableBodyException.of(
          GraphError.TOO_LARGE, "the name of an entity set comes too late");
    }
    unnamed.add(element);
  }

  @Override
  public void value(String place, @Nullable String value, boolean text)
      throws UnreadableBodyException {
    switch (known(place)) {
      case "value[]/displayname" -> name = value;
      case "@odata.nextlink" -> {
        if (value == null || !text || nextLink != null) {
          throw unknownLink();
        }
        nextLink = value;
      }
      case "value[]/data" -> {
        if (value != null) {
          refuse();
        }
        elementsSeen = true;
      }
      case SETS, SET, ELEMENT ->
          throw UnreadableBodyException.unexpected("an export has an unknown form");
      default -> {
        if (!place.contains("/") && MemberNames.seemsLink(place)) {
          throw unknownLink();
        }
      }
    }
  }

  @Override
  public void leave(String place) throws UnreadableBodyException {
    if (known(place).equals(SET)) {
      if (!elementsSeen) {
        throw UnreadableBodyException.unexpected("a set of an export has no list of elements");
      }
      elementsSeen = false;
      String named = name == null || name.isBlank() ? "unnamed" : name;
      unnamed.forEach(element -> elements.element(named, element));
      unnamed.clear();
      unnamedBytes = 0;
      name = null;
    }
  }

  /** Microsoft's own export is not case-sensitive. */
  private static String known(String place) {
    return place.toLowerCase(Locale.ROOT);
  }
}
