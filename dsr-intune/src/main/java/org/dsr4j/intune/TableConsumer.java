package org.dsr4j.intune;

import java.util.List;
import org.dsr4j.graph.UnreadableException;
import org.dsr4j.model.Content;

/** Takes a table row by row. */
interface TableConsumer {

  /** The names of the columns, before any row of theirs. */
  void columns(List<String> names) throws UnreadableException;

  /** A row: an object with one property for each column. */
  void row(Content row) throws UnreadableException;
}
