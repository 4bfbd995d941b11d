package org.dsr4j.internal.cases;

/** The names of the facts in the journal of a change, in plain text or encrypted. */
public final class FactNames {

  public static final String PLAN = "plan";
  public static final String STEP = "step";

  /** The first characters of a fact of a verification; the source follows. */
  public static final String SEEN = "seen:";

  /** The number of an entry of a verification that has several entries, starting with 1. */
  public static final String PART = "part";

  /** How many entries the verification has. */
  public static final String PARTS = "parts";

  static final String BY = "by";
  static final String AT = "at";
  static final String EXPIRES = "expires";
  static final String REASON = "reason";
  static final String REFUSED = "refused";
  static final String MANIFEST = "manifest";
  static final String ATTEMPT = "attempt";
  static final String STATE = "state";
  static final String STATUS = "status";
  static final String CODE = "code";
  static final String FAMILY = "family";
  static final String RETRYABLE = "retryable";
  static final String DETAIL = "detail";
  static final String NEXT = "next";
  public static final String EVIDENCE = "evidence";
  static final String TOKEN = "token";
  static final String APPROVAL_CODE = "approvalCode";

  private FactNames() {}
}
