package org.dsr4j.graph.operation;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.ObjectResult;
import org.dsr4j.model.Content;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.FieldPath;

/** Reads the state of an operation from a response. */
final class OperationAnswer {

  private static final FieldPath URL = FieldPath.of("url");

  private OperationAnswer() {}

  /** The state of an operation according to a response. */
  static OperationState state(LongRunningOperation operation, ObjectResult answer, Instant now) {
    GraphFailure failure = answer.failure();
    LongRunningOperation next = operation.askedAt(now, Optional.ofNullable(answer.retryAfter()));
    if (failure != null) {
      return unanswered(operation, next, failure);
    }
    Content content = requireNonNull(answer.content(), "content");
    Optional<String> word = word(operation, content);
    if (word.isEmpty()) {
      return operation.kind() == OperationKind.DEVICE_ACTION
          ? running(next)
          : unrecognised(operation, "a response about an operation has no status");
    }
    return switch (operation.kind().meaning(word.get())) {
      case RUNNING -> running(next);
      case SUCCEEDED -> succeeded(operation, content);
      case FAILED -> failed(word.get());
      case UNRECOGNISED -> unrecognised(operation, "an operation has an unknown status");
    };
  }

  /**
   * After closing or cancelling, no status was read; after a temporary error the operation is
   * polled again.
   */
  private static OperationState unanswered(
      LongRunningOperation operation, LongRunningOperation next, GraphFailure failure) {
    if (failure.error() == GraphError.CANCELLED || failure.error() == GraphError.CLOSED) {
      return new OperationState.Running(operation, failure);
    }
    return failure.error().retryable()
        ? new OperationState.Running(next, failure)
        : new OperationState.Unrecognised(operation, failure);
  }

  private static Optional<String> word(LongRunningOperation operation, Content content) {
    return operation.kind() == OperationKind.DEVICE_ACTION
        ? DeviceActions.state(content, operation.action(), operation.times().started())
        : content.text("status");
  }

  private static OperationState running(LongRunningOperation next) {
    return new OperationState.Running(next, null);
  }

  private static OperationState succeeded(LongRunningOperation operation, Content content) {
    if (operation.kind() != OperationKind.EXPORT_JOB) {
      return new OperationState.Succeeded(content, null);
    }
    Optional<String> url = content.text("url").filter(text -> !text.isBlank());
    if (url.isEmpty()) {
      return unrecognised(operation, "a report is completed, but has no link");
    }
    Optional<Instant> expires =
        DeviceActions.instant(content.text("expirationDateTime").orElse(null));
    try {
      DownloadLink link = DownloadLink.of(url.get(), expires.orElse(null));
      // The content may be stored, but the address gives access to the file.
      return new OperationState.Succeeded(content.withhold(List.of(URL)).content(), link);
    } catch (DsrException e) {
      return unrecognised(operation, "a report is completed, but its link is invalid");
    }
  }

  /** The status value is one of the known ones, so it contains no personal data. */
  private static OperationState failed(String word) {
    return new OperationState.Failed(
        new GraphFailure(
            GraphError.OPERATION_FAILED,
            200,
            "the service ended an operation as "
                + word
                + "; check its portal, then start the operation again"));
  }

  private static OperationState unrecognised(LongRunningOperation operation, String happened) {
    return new OperationState.Unrecognised(
        operation,
        new GraphFailure(
            GraphError.UNEXPECTED_ANSWER, 200, happened + "; check the service's portal"));
  }
}
