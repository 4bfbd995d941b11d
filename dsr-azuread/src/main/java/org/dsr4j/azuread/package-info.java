/**
 * The adapter for data subject requests in Azure AD (Entra ID): a catalogue of sources in Microsoft
 * Graph.
 */
@NullMarked
package org.dsr4j.azuread;

import org.jspecify.annotations.NullMarked;
