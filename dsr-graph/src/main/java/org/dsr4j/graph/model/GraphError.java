package org.dsr4j.graph.model;

import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorDescriptor;
import org.dsr4j.model.ErrorFamily;

/** The error codes of the Graph connection. */
public enum GraphError implements ErrorCode {
  /** A setting of the connection is missing or invalid. */
  INVALID_CONFIGURATION(ErrorFamily.CALLER, false),
  /** A request is malformed, or a value cannot be sent in it. */
  INVALID_REQUEST(ErrorFamily.ADAPTER, false),
  /** The token or the service belongs to another tenant. */
  TENANT_MISMATCH(ErrorFamily.CALLER, false),
  /** The tenant of the service could not be read. */
  TENANT_UNREADABLE(ErrorFamily.EXTERNAL, true),
  /** No token could be obtained, or Graph rejected it. */
  AUTHENTICATION_FAILED(ErrorFamily.CALLER, false),
  /** The permission, the role or the licence is missing. */
  FORBIDDEN(ErrorFamily.CALLER, false),
  /** The resource does not exist. */
  NOT_FOUND(ErrorFamily.EXTERNAL, false),
  /** The resource, property or operation does not exist in this cloud or for this object. */
  NOT_AVAILABLE(ErrorFamily.EXTERNAL, false),
  /** Graph did not understand the request or does not support it. */
  BAD_REQUEST(ErrorFamily.ADAPTER, false),
  /** The write differs from the write in the approved plan, or its permit was used or revoked. */
  WRITE_NOT_PERMITTED(ErrorFamily.ADAPTER, false),
  /** The write is forbidden in every plan. */
  WRITE_FORBIDDEN(ErrorFamily.ADAPTER, false),
  /**
   * The tenant requires Multi Admin Approval for this write, and the write has no justification.
   */
  JUSTIFICATION_REQUIRED(ErrorFamily.ADAPTER, false),
  /** The storage location of an export contains another export. */
  LOCATION_USED(ErrorFamily.CALLER, false),
  /** A long-running operation ended without success. */
  OPERATION_FAILED(ErrorFamily.EXTERNAL, false),
  /** A download link has expired. */
  DOWNLOAD_EXPIRED(ErrorFamily.EXTERNAL, false),
  /** Graph throttled the request. */
  THROTTLED(ErrorFamily.LIMIT, true),
  /** Graph returned a server error. */
  SERVICE_FAILED(ErrorFamily.EXTERNAL, true),
  /** Graph redirected the request; redirects are not followed. */
  REDIRECTED(ErrorFamily.EXTERNAL, false),
  /** Graph sent an unusable response. */
  UNEXPECTED_ANSWER(ErrorFamily.EXTERNAL, true),
  /** A response ended too early. */
  TRUNCATED(ErrorFamily.EXTERNAL, true),
  /** A row, an object or a link is larger than the limit. */
  TOO_LARGE(ErrorFamily.LIMIT, false),
  /** A next link of a list led back to a page that was already read. */
  LOOPING_LINK(ErrorFamily.EXTERNAL, true),
  /** Graph rejected its own page token, also after the list was restarted. */
  PAGE_TOKEN_EXPIRED(ErrorFamily.EXTERNAL, true),
  /** Graph truncated the expanded objects in a row. */
  EXPAND_TRUNCATED(ErrorFamily.EXTERNAL, false),
  /** A link led to another host, port or version than the connection's, or to another list. */
  FOREIGN_LINK(ErrorFamily.EXTERNAL, false),
  /** Graph could not be reached, or the connection broke. */
  CONNECTION_FAILED(ErrorFamily.EXTERNAL, true),
  /** A typed view was requested without the Graph SDK on the class path. */
  TYPED_VIEW_UNAVAILABLE(ErrorFamily.CALLER, false),
  /** A record's content cannot be read as the given class. */
  TYPED_VIEW_UNREADABLE(ErrorFamily.CALLER, false),
  /** The resource does not exist in this cloud. */
  ABSENT_IN_CLOUD(ErrorFamily.EXTERNAL, false),
  /** The resource exists only in Graph's beta version, which is disabled by configuration. */
  BETA_SWITCHED_OFF(ErrorFamily.CALLER, false),
  /** The read needs an identifier of the person that no service returned. */
  IDENTIFIER_UNKNOWN(ErrorFamily.EXTERNAL, false),
  /** The person's account is deleted, so that Graph does not return its data. */
  ACCOUNT_DELETED(ErrorFamily.CALLER, false),
  /** The read needs a list of the whole tenant, which is disabled by configuration. */
  TENANT_WIDE_FORBIDDEN(ErrorFamily.CALLER, false),
  /** A permission is missing, and without it Graph omits properties without an error. */
  SILENTLY_WITHHELD(ErrorFamily.CALLER, false),
  /** Graph returned an object without the properties that the library needs. */
  HIDDEN(ErrorFamily.CALLER, false),
  /** Rows do not show to whom they belong, so that rows of the person may be among them. */
  OWNER_NOT_SHOWN(ErrorFamily.EXTERNAL, false),
  /** The service truncated a table at its maximum size. */
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
