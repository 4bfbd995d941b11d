/**
 * The connections to Microsoft Graph that the adapters for Azure AD and Intune share.
 *
 * <p>A {@link org.dsr4j.graph.GraphConnection} is bound to one tenant and one cloud and only reads.
 * It refuses to read before the service has named its tenant, never follows a link to another host,
 * keeps the service's limits, and hands out rows token by token as they were sent. A {@link
 * org.dsr4j.graph.GraphChangeConnection} has a credential of its own and sends a write only with
 * the engine's permit for it. A {@link org.dsr4j.graph.GraphDisclosureConnection} can only have a
 * person's data copied to the controller.
 *
 * <p>What goes over the wire belongs here; what a source is belongs into {@code catalogue}, what
 * takes long into {@code operation}, what examines into {@code doctor}.
 */
@NullMarked
package org.dsr4j.graph;

import org.jspecify.annotations.NullMarked;
