package org.dsr4j.graph.internal.paging;

import java.util.Arrays;
import org.dsr4j.graph.model.FailureMapping;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.model.Content;

/**
 * Ends lists that never end: page follows page, each has a new link, and none has new rows.
 * Services send some empty pages in the middle of a list, but not this many. Used by one thread.
 */
public final class PagesWithoutNews {

  private static final int LIMIT = 1000;

  private int first;
  private int firstBefore;
  private long rowsBefore;
  private int pages;

  /** Takes the first row of a page. */
  void first(Content row) {
    first = Arrays.hashCode(row.bytes());
  }

  /**
   * Takes the end of a page.
   *
   * @param news whether it had new rows
   */
  public void end(boolean news) {
    pages = news ? 0 : pages + 1;
  }

  /** Takes the end of a page with a number of rows, which may be those of the page before. */
  void end(long rows) {
    end(rows > 0 && (rows != rowsBefore || first != firstBefore));
    if (rows > 0) {
      rowsBefore = rows;
      firstBefore = first;
    }
  }

  /** Whether another page is not worth a request. */
  public boolean tooMany() {
    return pages >= LIMIT;
  }

  void clear() {
    pages = 0;
  }

  /** The failure of a list with too many of them. */
  public static GraphFailure failure() {
    return FailureMapping.unusable(
        GraphError.LOOPING_LINK,
        LIMIT + " pages in a row had no new rows, and each had a link to another page");
  }
}
