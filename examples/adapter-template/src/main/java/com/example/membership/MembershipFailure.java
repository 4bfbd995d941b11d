package com.example.membership;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.DsrError;
import org.dsr4j.model.Gap;

/**
 * A call to the service failed.
 *
 * <p>A separate type, so that a catch block never catches exceptions of the sink (FAULT-10). It is
 * checked, so that every call must handle it (FAULT-02). It keeps neither the service's message nor
 * the cause, because services repeat personal data of the query in their messages (ISO-05).
 */
final class MembershipFailure extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient Gap part;

  private MembershipFailure(Gap part) {
    super(part.detail());
    this.part = part;
  }

  /** The gap for the outcome: a code and a text that names the remedy. */
  Gap part() {
    return part;
  }

  /** Waits for an answer, until it comes or the run is cancelled (FAULT-04, FAULT-11). */
  static <T> T orAnswer(CompletableFuture<T> answer, Cancellation cancellation, String question)
      throws MembershipFailure {
    try (Cancellation.Registration waiting = cancellation.onCancel(() -> answer.cancel(true))) {
      if (cancellation.isCancelled()) {
        // Also where the answer is there already: the next question is not asked.
        throw new CancellationException();
      }
      return answer.join();
    } catch (CancellationException e) {
      throw new MembershipFailure(
          Gap.failed(DsrError.CANCELLED, question + " was cancelled: run again"));
    } catch (CompletionException e) {
      throw new MembershipFailure(
          e.getCause() instanceof MembershipService.RefusedException
              // NOT_READABLE needs an action of an administrator, FAILED may be temporary
              // (FAULT-01).
              ? Gap.notReadable(
                  MembershipError.REFUSED, question + " was refused: grant 'members.read'")
              : Gap.failed(MembershipError.UNAVAILABLE, question + " was not answered: run again"));
    }
  }
}
