package org.dsr4j.graph.model;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;

/** The error codes of the Graph connection. */
public enum GraphError implements ErrorCode {
  /** A setting of the connection is missing or cannot be used. */
  INVALID_CONFIGURATION(ErrorFamily.CALLER, false),
  /** A request was put together wrongly, or a value cannot be sent in it. */
  INVALID_REQUEST(ErrorFamily.ADAPTER, false),
  /** The token or the service belongs to another tenant. */
  TENANT_MISMATCH(ErrorFamily.CALLER, false),
  /** The service could not be asked which tenant it is. */
  TENANT_UNREADABLE(ErrorFamily.EXTERNAL, true),
  /** No token could be obtained, or Graph did not accept it. */
  AUTHENTICATION_FAILED(ErrorFamily.CALLER, false),
  /** The permission, the role or the licence is missing. */
  FORBIDDEN(ErrorFamily.CALLER, false),
  /** There is nothing at this path. */
  NOT_FOUND(ErrorFamily.EXTERNAL, false),
  /** Graph did not understand the request or does not support it. */
  BAD_REQUEST(ErrorFamily.ADAPTER, false),
  /** A write is not the one that the approved plan pins, or its permit was used or revoked. */
  WRITE_NOT_PERMITTED(ErrorFamily.ADAPTER, false),
  /** A write is one that no plan may hold. */
  WRITE_FORBIDDEN(ErrorFamily.ADAPTER, false),
  /** The tenant has a second person approve such writes, and the write did not say what for. */
  JUSTIFICATION_REQUIRED(ErrorFamily.ADAPTER, false),
  /** A long-running operation ended without success. */
  OPERATION_FAILED(ErrorFamily.EXTERNAL, false),
  /** A link to a download is not valid any more. */
  DOWNLOAD_EXPIRED(ErrorFamily.EXTERNAL, false),
  /** Graph asked to slow down. */
  THROTTLED(ErrorFamily.LIMIT, true),
  /** Graph failed. */
  SERVICE_FAILED(ErrorFamily.EXTERNAL, true),
  /** Graph sent the request elsewhere; redirects are not followed. */
  REDIRECTED(ErrorFamily.EXTERNAL, false),
  /** Graph answered with something that cannot be used. */
  UNEXPECTED_ANSWER(ErrorFamily.EXTERNAL, true),
  /** An answer ended in the middle. */
  TRUNCATED(ErrorFamily.EXTERNAL, true),
  /** A row, an object or a link is larger than the limit. */
  TOO_LARGE(ErrorFamily.LIMIT, false),
  /** A listing came back to a page it had been at. */
  LOOPING_LINK(ErrorFamily.EXTERNAL, true),
  /** Graph refused a page token of its own, also after the listing was begun anew. */
  PAGE_TOKEN_EXPIRED(ErrorFamily.EXTERNAL, true),
  /** Linked objects inside a row were cut off. */
  EXPAND_TRUNCATED(ErrorFamily.EXTERNAL, false),
  /** A link led away from the connection's own host, port or version. */
  FOREIGN_LINK(ErrorFamily.EXTERNAL, false),
  /** Graph could not be reached, or the connection broke. */
  CONNECTION_FAILED(ErrorFamily.EXTERNAL, true),
  /** A typed view was asked for without the Graph SDK on the class path. */
  TYPED_VIEW_UNAVAILABLE(ErrorFamily.CALLER, false),
  /** A record's content cannot be read as the class that was given. */
  TYPED_VIEW_UNREADABLE(ErrorFamily.CALLER, false),
  /** The place does not exist in this cloud. */
  ABSENT_IN_CLOUD(ErrorFamily.EXTERNAL, false),
  /** The place exists in Graph's beta version only, and configuration switched that off. */
  BETA_SWITCHED_OFF(ErrorFamily.CALLER, false),
  /** The read needs an identifier of the person that no service told. */
  IDENTIFIER_UNKNOWN(ErrorFamily.EXTERNAL, false),
  /** The person's account is deleted, so that Graph no longer answers for it. */
  ACCOUNT_DELETED(ErrorFamily.CALLER, false),
  /** Lists of the whole tenant are not read, because configuration forbids it. */
  TENANT_WIDE_FORBIDDEN(ErrorFamily.CALLER, false),
  /** Graph leaves properties out without a word when a permission is missing, and it is. */
  SILENTLY_WITHHELD(ErrorFamily.CALLER, false),
  /** Graph showed that an object exists, but not what the library needs of it. */
  HIDDEN(ErrorFamily.CALLER, false),
  /** Reading it leaves something behind in the tenant, and configuration did not switch it on. */
  NOT_SWITCHED_ON(ErrorFamily.CALLER, false),
  /** The service cut a table off where it was full. */
  CUT_OFF(ErrorFamily.EXTERNAL, false),
  /** The run was cancelled. */
  CANCELLED(ErrorFamily.CALLER, true),
  /** The connection was closed. */
  CLOSED(ErrorFamily.CALLER, false);

  private final ErrorDescriptor descriptor;

  GraphError(ErrorFamily family, boolean retryable) {
    this.descriptor = ErrorDescriptor.of("graph", this, family, retryable);
  }

  @Override
  public ErrorDescriptor descriptor() {
    return descriptor;
  }
}
