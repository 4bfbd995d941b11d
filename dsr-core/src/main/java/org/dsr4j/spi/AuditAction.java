package org.dsr4j.spi;

/** Reads the audit trail of a source within a period. */
public interface AuditAction extends ReadAction {}
