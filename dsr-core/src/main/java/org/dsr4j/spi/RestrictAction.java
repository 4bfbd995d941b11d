package org.dsr4j.spi;

/**
 * Restricts processing and lifts the restriction (GDPR Art. 18).
 *
 * <p>The engine does not call it yet: {@code Dsr} has no verb that restricts processing. The type
 * reserves the name and may change before it is used.
 */
public interface RestrictAction extends ChangeAction {}
