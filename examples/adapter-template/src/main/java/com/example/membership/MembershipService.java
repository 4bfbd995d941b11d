package com.example.membership;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The client of your service, reduced to four calls. CHANGE: replace it with your own client.
 *
 * <p>Results are futures, so that waiting can be cancelled (FAULT-04). A blocking client needs a
 * call that aborts it from another thread, for example closing the socket or {@code
 * Statement.cancel()}.
 */
public interface MembershipService {

  /** The tenant that the service belongs to: a GUID. */
  CompletableFuture<String> tenantId();

  /** The member with a number. */
  CompletableFuture<List<Member>> byNumber(String number);

  /** All members who have or had an address, ignoring case (FIND-12). */
  CompletableFuture<List<Member>> byMail(String mail);

  /**
   * Rows of a list whose field has a value: one page, in a stable order (READ-06, READ-11).
   *
   * @param after the end of the previous page, or an empty text
   */
  CompletableFuture<Page> rows(String list, String field, String value, String after);

  /** A member of the service. */
  record Member(String number, List<Address> addresses) {}

  /** An address and when it was the member's; {@code until} is empty while it still is. */
  record Address(String mail, Instant since, Optional<Instant> until) {}

  /** Some rows; {@code next} is empty after the last page. */
  record Page(List<Row> rows, String next) {}

  /** A row: its id, and the JSON exactly as the service sent it (READ-02). */
  record Row(String id, byte[] json) {}

  /**
   * The exception of a future if a permission is missing; every other exception means an outage.
   */
  final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedException(String message) {
      super(message);
    }
  }
}
