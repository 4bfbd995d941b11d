/**
 * Resolves a person and the person's devices in Azure AD.
 *
 * <p>Hidden: used by the provider only.
 */
@NullMarked
package org.dsr4j.azuread.identity;

import org.jspecify.annotations.NullMarked;
