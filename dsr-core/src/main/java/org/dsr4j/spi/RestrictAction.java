package org.dsr4j.spi;

/** Restricts processing and lifts the restriction (GDPR Art. 18). */
public interface RestrictAction extends ChangeAction {}
