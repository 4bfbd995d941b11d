/**
 * The connections to Microsoft Graph that the adapters for Azure AD and Intune share.
 *
 * <p>A {@link org.dsr4j.graph.GraphConnection} is bound to one tenant and one cloud and only reads.
 * It confirms the tenant before the first read, never follows a link to another host, respects the
 * throttle limits of the service, and passes rows on token by token as they were sent. A {@link
 * org.dsr4j.graph.GraphChangeConnection} has a separate credential and sends a write only with a
 * permit of the engine. A {@link org.dsr4j.graph.GraphDisclosureConnection} can only request a copy
 * of a person's data for the controller.
 *
 * <p>This package contains the HTTP connections. Descriptions of sources are in {@code catalogue},
 * long-running operations in {@code operation}, and the check of a configuration in {@code doctor}.
 */
@NullMarked
package org.dsr4j.graph;

import org.jspecify.annotations.NullMarked;
