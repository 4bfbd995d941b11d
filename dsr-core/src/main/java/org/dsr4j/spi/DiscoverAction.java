package org.dsr4j.spi;

/** Finds what a source holds about a person. */
public interface DiscoverAction extends ReadAction {}
