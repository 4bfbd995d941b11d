/**
 * The connection to Microsoft Graph that the adapters for Azure AD and Intune share.
 *
 * <p>A {@link org.dsr4j.graph.GraphConnection} is bound to one tenant and one cloud and only reads.
 * It refuses to read before the service has named its tenant, never follows a link to another host,
 * and hands out rows token by token as they were sent.
 */
@NullMarked
package org.dsr4j.graph;

import org.jspecify.annotations.NullMarked;
