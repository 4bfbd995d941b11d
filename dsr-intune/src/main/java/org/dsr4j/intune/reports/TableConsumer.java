package org.dsr4j.intune.reports;

import java.util.List;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;

/** Takes a table row by row. */
interface TableConsumer {

  /** The names of the columns, before any row of theirs. */
  void columns(List<String> names) throws UnreadableBodyException;

  /** A row: an object with one property for each column. */
  void row(Content row) throws UnreadableBodyException;
}
