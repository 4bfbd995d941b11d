package org.dsr4j.intune.reports;

import java.util.List;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;

/** Receives a table row by row. */
interface TableConsumer {

  /** Receives the column names, before any row. */
  void columns(List<String> names) throws UnreadableBodyException;

  /** Receives a row: an object with one property for each column. */
  void row(Content row) throws UnreadableBodyException;
}
