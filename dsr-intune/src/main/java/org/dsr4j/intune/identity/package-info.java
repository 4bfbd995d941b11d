/**
 * Resolves a person's managed devices.
 *
 * <p>Hidden: used by the provider only.
 */
@NullMarked
package org.dsr4j.intune.identity;

import org.jspecify.annotations.NullMarked;
