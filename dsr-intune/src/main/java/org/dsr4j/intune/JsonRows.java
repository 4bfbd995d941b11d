package org.dsr4j.intune;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.JsonWalk;
import org.dsr4j.graph.UnreadableException;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a report in JSON: the objects of an array that is the root, or a property of
 * the root. Each row names its own columns.
 */
final class JsonRows implements JsonWalk.Visitor {

  private final TableConsumer table;
  private List<String> names = List.of();
  private boolean listSeen;

  JsonRows(TableConsumer table) {
    this.table = table;
  }

  @Override
  public JsonWalk.Step at(String place, boolean array) throws UnreadableException {
    if (place.isEmpty() && !array) {
      return JsonWalk.Step.ENTER;
    }
    if (array && !place.endsWith("[]")) {
      listSeen = true;
      return JsonWalk.Step.ENTER;
    }
    if (array || !place.endsWith("[]")) {
      throw UnreadableException.unexpected("a report in JSON has a form that is not known");
    }
    return JsonWalk.Step.TAKE;
  }

  @Override
  public void object(String place, Content object) throws UnreadableException {
    List<String> own = Names.of(object);
    if (!own.equals(names)) {
      names = own;
      table.columns(own);
    }
    table.row(object);
  }

  @Override
  public void value(String place, @Nullable String value, boolean text) throws UnreadableException {
    if (place.endsWith("[]")) {
      throw UnreadableException.unexpected("a row of a report is no object");
    }
  }

  /** To be called when all was read: without any list, nobody can say that there are no rows. */
  void end() throws UnreadableException {
    if (!listSeen) {
      throw UnreadableException.unexpected("a report in JSON has no list of rows");
    }
  }

  /** The property names of an object. */
  private static final class Names implements JsonWalk.Visitor {

    private final List<String> found = new ArrayList<>();

    static List<String> of(Content object) throws UnreadableException {
      Names names = new Names();
      try {
        JsonWalk.walk(new ByteArrayInputStream(object.bytes()), Integer.MAX_VALUE, names);
      } catch (UnreadableException e) {
        throw e;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return names.found;
    }

    @Override
    public JsonWalk.Step at(String place, boolean array) {
      if (place.isEmpty()) {
        return JsonWalk.Step.ENTER;
      }
      found.add(place);
      return JsonWalk.Step.SKIP;
    }

    @Override
    public void object(String place, Content object) {}

    @Override
    public void value(String place, @Nullable String value, boolean text) {
      found.add(place);
    }
  }
}
