package org.dsr4j.spi;

/**
 * Restricts processing and lifts the restriction (GDPR Art. 18).
 *
 * <p>No engine calls this yet: {@code Dsr} has no verb that restricts, and an adapter that
 * implements it is never asked. The type reserves the name and the shape; it may change before it
 * is used.
 */
public interface RestrictAction extends ChangeAction {}
