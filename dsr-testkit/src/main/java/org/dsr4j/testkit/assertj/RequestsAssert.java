package org.dsr4j.testkit.assertj;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.dsr4j.testkit.RecordedRequest;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about the requests that a simulated tenant answered, oldest first, in addition to
 * AssertJ's assertions for lists.
 *
 * <p>A call is named {@code "GET /users/{id}/memberOf"}, or without method for any method; a part
 * in braces matches one segment of the path, with any name. With the prefix {@code /v1.0} or {@code
 * /beta} it means that version, without it both. The list contains batches and their items.
 */
public final class RequestsAssert
    extends AbstractListAssert<
        RequestsAssert,
        List<? extends RecordedRequest>,
        RecordedRequest,
        ObjectAssert<RecordedRequest>> {

  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final RequestPattern BATCH = RequestPattern.of("POST /$batch");

  RequestsAssert(@Nullable List<? extends RecordedRequest> actual) {
    super(actual, RequestsAssert.class);
  }

  /**
   * Checks that there was at least one call and that no call could change anything: only GET, HEAD,
   * batches of them, and the named calls.
   *
   * <pre>{@code
   * assertThat(tenant).requests().onlyRead();                                          // passes after an export
   * assertThat(tenant).requests().onlyRead("POST /deviceManagement/reports/exportJobs");   // allows a POST that reads
   * assertThat(tenant).requests().onlyRead();                                          // fails after a DELETE
   * }</pre>
   *
   * @param readingCalls calls that only read although their method is not GET or HEAD
   * @return this
   */
  public RequestsAssert onlyRead(String... readingCalls) {
    List<RequestPattern> allowed = RequestPattern.all(readingCalls);
    return none(
        "only reading calls, but this one may change something",
        request ->
            !READING.contains(request.method())
                && !BATCH.matches(request)
                && allowed.stream().noneMatch(call -> call.matches(request)));
  }

  /**
   * Checks that there was at least one call and that none was answered with a status of 400 or
   * more.
   *
   * <pre>{@code
   * assertThat(tenant).requests().noneRefused();   // passes when all calls were answered with 200
   * assertThat(tenant).requests().noneRefused();   // fails after a 429, and shows it
   * }</pre>
   *
   * @return this
   */
  public RequestsAssert noneRefused() {
    return none("that none was refused, but this one was", request -> request.status() >= 400);
  }

  private RequestsAssert none(String expected, Predicate<RecordedRequest> culprit) {
    isNotNull();
    if (actual.isEmpty()) {
      throw failure(
          "Expecting %s:%nthere was no call, so nothing is proved", expected.split(",", 2)[0]);
    }
    int at = first(culprit, 0);
    if (at >= 0) {
      throw failure("%s", "Expecting " + expected + "\n\n" + RequestList.around(actual, at));
    }
    return this;
  }

  /**
   * Checks that a call was made at least once.
   *
   * <pre>{@code
   * assertThat(tenant).requests().called("GET /users/{id}");         // passes when a user was read
   * assertThat(tenant).requests().called("GET /users/{id}/photos");  // fails then
   * }</pre>
   *
   * @param call the call
   * @return this
   */
  public RequestsAssert called(String call) {
    RequestPattern pattern = RequestPattern.of(call);
    isNotNull();
    if (first(pattern::matches, 0) < 0) {
      throw failure("%s", "Expecting a call\n  " + call + "\namong\n\n" + RequestList.all(actual));
    }
    return this;
  }

  /**
   * Checks how often a call was made.
   *
   * <pre>{@code
   * assertThat(tenant).requests().calledTimes(1, "GET /organization");   // passes after one call
   * assertThat(tenant).requests().calledTimes(1, "GET /organization");   // fails after two calls
   * }</pre>
   *
   * @param times how often
   * @param call the call
   * @return this
   */
  public RequestsAssert calledTimes(int times, String call) {
    RequestPattern pattern = RequestPattern.of(call);
    isNotNull();
    List<? extends RecordedRequest> made = actual.stream().filter(pattern::matches).toList();
    if (made.size() != times) {
      throw failure(
          "%s",
          "Expecting "
              + times
              + " times\n  "
              + call
              + "\nbut it was called "
              + made.size()
              + " times\n\n"
              + RequestList.all(made));
    }
    return this;
  }

  /**
   * Checks that none of these calls was made.
   *
   * <pre>{@code
   * assertThat(tenant).requests().neverCalled("/users/{id}/exportPersonalData");   // passes after a discovery
   * assertThat(tenant).requests().neverCalled("GET /users/{id}");                  // fails after it
   * }</pre>
   *
   * @param calls the calls, at least one
   * @return this
   */
  public RequestsAssert neverCalled(String... calls) {
    if (calls.length == 0) {
      throw new IllegalArgumentException("name the calls that must not be made");
    }
    isNotNull();
    for (RequestPattern pattern : RequestPattern.all(calls)) {
      int at = first(pattern::matches, 0);
      if (at >= 0) {
        throw failure(
            "%s",
            "Expecting never a call\n  "
                + pattern
                + "\nbut there was\n\n"
                + RequestList.around(actual, at));
      }
    }
    return this;
  }

  /**
   * Checks that calls were made in this order; other calls may be between them.
   *
   * <pre>{@code
   * assertThat(tenant).requests().calledInOrder("GET /organization", "GET /users/{id}");   // passes: the tenant is read first
   * assertThat(tenant).requests().calledInOrder("GET /users/{id}", "GET /organization");   // fails
   * }</pre>
   *
   * @param calls the calls, at least two
   * @return this
   */
  public RequestsAssert calledInOrder(String... calls) {
    if (calls.length < 2) {
      throw new IllegalArgumentException("an order needs at least two calls");
    }
    isNotNull();
    int from = 0;
    for (RequestPattern pattern : RequestPattern.all(calls)) {
      int at = first(pattern::matches, from);
      if (at < 0) {
        String behind = from == 0 ? "" : "\nafter index " + (from - 1);
        throw failure(
            "%s",
            "Expecting in this order\n  "
                + String.join("\n  ", calls)
                + "\nbut there was no\n  "
                + pattern
                + behind
                + "\n\n"
                + RequestList.all(actual));
      }
      from = at + 1;
    }
    return this;
  }

  private int first(Predicate<RecordedRequest> picked, int from) {
    for (int i = from; i < actual.size(); i++) {
      if (picked.test(actual.get(i))) {
        return i;
      }
    }
    return -1;
  }

  @Override
  protected ObjectAssert<RecordedRequest> toAssert(RecordedRequest value, String description) {
    return new ObjectAssert<>(value).as(description);
  }

  @Override
  protected RequestsAssert newAbstractIterableAssert(Iterable<? extends RecordedRequest> iterable) {
    return new RequestsAssert(StreamSupport.stream(iterable.spliterator(), false).toList())
        .as(info.description());
  }
}
