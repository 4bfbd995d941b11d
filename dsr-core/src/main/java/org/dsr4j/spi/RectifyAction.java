package org.dsr4j.spi;

/**
 * Corrects data (GDPR Art. 16).
 *
 * <p>The engine does not call it yet: {@code Dsr} has no verb that corrects data. The type reserves
 * the name and may change before it is used.
 */
public interface RectifyAction extends ChangeAction {}
