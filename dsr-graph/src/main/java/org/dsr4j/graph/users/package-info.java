/**
 * Finds the account of a person by every kind of identifier in Azure AD.
 *
 * <p>For the adapters for Azure AD and Intune; not part of the API.
 */
@NullMarked
package org.dsr4j.graph.users;

import org.jspecify.annotations.NullMarked;
