/** Azure AD (Entra ID) under data subject requests: a catalogue of sources over Microsoft Graph. */
@NullMarked
package org.dsr4j.azuread;

import org.jspecify.annotations.NullMarked;
