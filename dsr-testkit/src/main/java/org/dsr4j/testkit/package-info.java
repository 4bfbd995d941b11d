/**
 * A test kit for applications that answer data subject requests: a simulated Microsoft Graph tenant
 * that needs no network.
 *
 * <p>Start with {@link org.dsr4j.testkit.SimulatedTenant}.
 */
@NullMarked
package org.dsr4j.testkit;

import org.jspecify.annotations.NullMarked;
