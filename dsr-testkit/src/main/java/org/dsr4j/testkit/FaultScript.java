package org.dsr4j.testkit;

import java.time.Duration;
import java.util.Objects;
import org.dsr4j.testkit.internal.http.Fault;
import org.dsr4j.testkit.internal.http.FaultBook;

/**
 * What goes wrong on one path. Every method that names a fault puts it in force at once; without
 * {@link #times} it stays until it is cleared. Immutable.
 */
public final class FaultScript {

  private final FaultBook book;
  private final String path;
  private final int page;
  private final int times;

  FaultScript(FaultBook book, String path, int page, int times) {
    this.book = book;
    this.path = path;
    this.page = page;
    this.times = times;
  }

  /**
   * {@return a script that waits for one page of a list, counted from one}
   *
   * @param number the number of the page
   */
  public FaultScript onPage(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("pages are counted from one, not " + number);
    }
    return new FaultScript(book, path, number, times);
  }

  /**
   * {@return a script whose fault strikes this often and then never again}
   *
   * @param count how often
   */
  public FaultScript times(int count) {
    if (count < 1) {
      throw new IllegalArgumentException("a fault strikes at least once, not " + count);
    }
    return new FaultScript(book, path, page, count);
  }

  /**
   * Answers with a status and the error body that the path's service sends with it.
   *
   * @param status a status from 400 to 599
   */
  public void reply(int status) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("an error has a status from 400 to 599, not " + status);
    }
    add(new Fault.Status(status, null));
  }

  /**
   * Answers 429 with this Retry-After header, sent as given, even if it makes no sense.
   *
   * @param retryAfter the header's value
   */
  public void throttle(String retryAfter) {
    add(new Fault.Status(429, Objects.requireNonNull(retryAfter, "retryAfter")));
  }

  /**
   * Answers with a status and an HTML page, as a proxy on the way would.
   *
   * @param status a status from 400 to 599
   */
  public void html(int status) {
    add(new Fault.Html(status));
  }

  /** Answers 200 without a body. */
  public void emptyBody() {
    add(new Fault.EmptyBody());
  }

  /** Cuts the JSON off in the middle of an item; as HTTP the answer is whole. */
  public void cutBody() {
    add(new Fault.CutBody());
  }

  /** Closes the connection in the middle of an item, before the announced length is reached. */
  public void cutConnection() {
    add(new Fault.CutConnection());
  }

  /**
   * Begins to answer and takes this long to send the body.
   *
   * @param time how long the body takes
   */
  public void slowBody(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a slow body takes some time");
    }
    add(new Fault.SlowBody(time));
  }

  /**
   * Sends a page whose link to the next page is this, on its last page too.
   *
   * @param link the link, sent as given
   */
  public void foreignNextLink(String link) {
    add(new Fault.NextLink(Objects.requireNonNull(link, "link")));
  }

  /** Sends a page whose link to the next page leads back to the same page. */
  public void loopingNextLink() {
    add(new Fault.LoopingLink());
  }

  /** Sends a page without its {@code value}. */
  public void omitValue() {
    add(new Fault.OmittedValue());
  }

  /**
   * Puts an empty page, with a link to the next, before the page that would have come.
   *
   * @throws IllegalStateException without {@link #onPage}, because the list would never end
   */
  public void emptyPage() {
    if (page == 0) {
      throw new IllegalStateException("say onPage(number) before emptyPage()");
    }
    add(new Fault.EmptyPage());
  }

  /** Forgets the scripts of this path. */
  public void clear() {
    book.clear(path);
  }

  private void add(Fault fault) {
    book.add(path, page, times, fault);
  }
}
