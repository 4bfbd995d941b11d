package org.dsr4j.intune.reports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.internal.paging.JsonStreamWalker;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows of a JSON report: the objects of an array that is the root, or a property of the
 * root. Each row contains its column names.
 */
final class JsonTableReader implements JsonStreamWalker.Visitor {

  private final TableConsumer table;
  private List<String> names = List.of();
  private boolean listSeen;

  JsonTableReader(TableConsumer table) {
    this.table = table;
  }

  @Override
  public JsonStreamWalker.Step at(String place, boolean array) throws UnreadableBodyException {
    if (place.isEmpty() && !array) {
      return JsonStreamWalker.Step.ENTER;
    }
    if (array && !place.endsWith("[]")) {
      listSeen = true;
      return JsonStreamWalker.Step.ENTER;
    }
    if (array || !place.endsWith("[]")) {
      throw UnreadableBodyException.unexpected("a report in JSON has an unknown form");
    }
    return JsonStreamWalker.Step.TAKE;
  }

  @Override
  public void object(String place, Content object) throws UnreadableBodyException {
    List<String> own = Names.of(object);
    if (!own.equals(names)) {
      names = own;
      table.columns(own);
    }
    table.row(object);
  }

  @Override
  public void value(String place, @Nullable String value, boolean text)
      throws UnreadableBodyException {
    if (place.endsWith("[]")) {
      throw UnreadableBodyException.unexpected("a row of a report is not an object");
    }
  }

  /** Called at the end: without any list it is not proven that there are no rows. */
  void end() throws UnreadableBodyException {
    if (!listSeen) {
      throw UnreadableBodyException.unexpected("a report in JSON has no list of rows");
    }
  }

  /** Returns the property names of an object. */
  private static final class Names implements JsonStreamWalker.Visitor {

    private final List<String> found = new ArrayList<>();

    static List<String> of(Content object) throws UnreadableBodyException {
      Names names = new Names();
      try {
        JsonStreamWalker.walk(new ByteArrayInputStream(object.bytes()), Integer.MAX_VALUE, names);
      } catch (UnreadableBodyException e) {
        throw e;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return names.found;
    }

    @Override
    public JsonStreamWalker.Step at(String place, boolean array) {
      if (place.isEmpty()) {
        return JsonStreamWalker.Step.ENTER;
      }
      found.add(place);
      return JsonStreamWalker.Step.SKIP;
    }

    @Override
    public void object(String place, Content object) {}

    @Override
    public void value(String place, @Nullable String value, boolean text) {
      found.add(place);
    }
  }
}
