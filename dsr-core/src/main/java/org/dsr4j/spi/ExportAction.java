package org.dsr4j.spi;

/** Reads a source for an electronic copy. */
public interface ExportAction extends ReadAction {}
