/**
 * The sources of personal data in Azure AD, one class for each topic of the catalogue.
 *
 * <p>Hidden: used by the provider only.
 */
@NullMarked
package org.dsr4j.azuread.sources;

import org.jspecify.annotations.NullMarked;
