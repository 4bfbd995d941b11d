package org.dsr4j.graph.catalogue;

import java.util.Locale;
import org.dsr4j.model.ErrorCode;
import org.dsr4j.model.ErrorFamily;

/** Why a source of a catalogue was read in part or not at all, where Graph itself did not fail. */
public enum CatalogueError implements ErrorCode {
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
  CUT_OFF(ErrorFamily.EXTERNAL, false);

  private final ErrorFamily family;
  private final boolean retryable;

  CatalogueError(ErrorFamily family, boolean retryable) {
    this.family = family;
    this.retryable = retryable;
  }

  @Override
  public String code() {
    return "graph." + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public ErrorFamily family() {
    return family;
  }

  @Override
  public boolean retryable() {
    return retryable;
  }
}
