package com.example.membership;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The client of your service, cut down to four questions. CHANGE: put your own in its place.
 *
 * <p>Answers are futures, so that a wait can be ended (FAULT-04). A client that blocks needs a call
 * that aborts it from another thread: closing the socket, {@code Statement.cancel()}.
 */
public interface MembershipService {

  /** The tenant that the service is run for: a GUID. */
  CompletableFuture<String> tenantId();

  /** The member who has a number. */
  CompletableFuture<List<Member>> byNumber(String number);

  /** Everybody who has or had an address, in any case (FIND-12). */
  CompletableFuture<List<Member>> byMail(String mail);

  /**
   * Rows of a list whose field has a value: one page, in a stable order (READ-06, READ-11).
   *
   * @param after where the page before ended, or an empty text
   */
  CompletableFuture<Page> rows(String list, String field, String value, String after);

  /** Somebody the service knows. */
  record Member(String number, List<Address> addresses) {}

  /** An address and when it was the member's; {@code until} is empty while it still is. */
  record Address(String mail, Instant since, Optional<Instant> until) {}

  /** Some rows; {@code next} is empty behind the last one. */
  record Page(List<Row> rows, String next) {}

  /** A row: its id, and the JSON as the service sent it, not parsed and written anew (READ-02). */
  record Row(String id, byte[] json) {}

  /** What a future fails with when a permission is missing; any other failure is an outage. */
  final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
      super(message);
    }
  }
}
