/**
 * Finds the account of a person by every identifier that Azure AD knows.
 *
 * <p>Shared by the adapters for Azure AD and Intune; no API for others.
 */
@NullMarked
package org.dsr4j.graph.users;

import org.jspecify.annotations.NullMarked;
