/**
 * Azure AD's own export of one person's data, started and followed by an access request.
 *
 * <p>{@link org.dsr4j.azuread.export.PersonalDataExports} and {@link
 * org.dsr4j.azuread.export.AzureAdError} are API; all other types are hidden.
 */
@NullMarked
package org.dsr4j.azuread.export;

import org.jspecify.annotations.NullMarked;
