package org.dsr4j.spi;

/** Corrects data (GDPR Art. 16). */
public interface RectifyAction extends ChangeAction {}
