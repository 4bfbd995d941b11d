/**
 * What adapters on Microsoft Graph change with: kinds of steps as data, how each is seen to have
 * taken effect, and one class that performs them all.
 *
 * <p>For adapters of this project. Planning reads through the reading connection; only performing
 * touches the connection that can change, and each step is handed a permit for itself alone.
 */
@NullMarked
package org.dsr4j.graph.change;

import org.jspecify.annotations.NullMarked;
