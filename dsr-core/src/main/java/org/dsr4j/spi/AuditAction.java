package org.dsr4j.spi;

/** Reads a source's audit trail within a window. */
public interface AuditAction extends ReadAction {}
