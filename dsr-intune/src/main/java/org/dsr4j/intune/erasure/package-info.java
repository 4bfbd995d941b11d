/**
 * The steps that remove a person from Intune: devices, Autopilot, app registrations.
 *
 * <p>Hidden: used by the provider only.
 */
@NullMarked
package org.dsr4j.intune.erasure;

import org.jspecify.annotations.NullMarked;
