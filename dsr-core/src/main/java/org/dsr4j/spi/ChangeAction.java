package org.dsr4j.spi;

/**
 * Changes something at a service, step by step of an approved plan.
 *
 * <p>No engine stands behind this yet: an adapter that implements it is never asked to change
 * anything. The methods come with the change wing, and with them the SPI's next minor version.
 */
public interface ChangeAction {}
