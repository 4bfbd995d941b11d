package org.dsr4j.spi;

/**
 * Corrects data (GDPR Art. 16).
 *
 * <p>No engine calls this yet: {@code Dsr} has no verb that corrects, and an adapter that
 * implements it is never asked. The type reserves the name and the shape; it may change before it
 * is used.
 */
public interface RectifyAction extends ChangeAction {}
