package org.dsr4j.internal.change;

/** The names of what the journal of a change holds in the clear, or sealed. */
final class Fact {

  static final String PLAN = "plan";
  static final String STEP = "step";
  static final String ATTEMPT = "attempt";
  static final String STATE = "state";
  static final String STATUS = "status";
  static final String CODE = "code";
  static final String FAMILY = "family";
  static final String RETRYABLE = "retryable";
  static final String DETAIL = "detail";
  static final String NEXT = "next";
  static final String EVIDENCE = "evidence";
  static final String TOKEN = "token";
  static final String APPROVAL_CODE = "approvalCode";

  private Fact() {}
}
