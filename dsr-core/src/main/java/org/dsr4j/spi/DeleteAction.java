package org.dsr4j.spi;

/** Erases data (GDPR Art. 17). */
public interface DeleteAction extends ChangeAction {}
