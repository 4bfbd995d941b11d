/**
 * The write operations of adapters on Microsoft Graph: kinds of steps as data, their effect checks,
 * and one class that performs them.
 *
 * <p>For adapters of this project. Planning uses the connection that reads. Only performing uses
 * the change connection, and each step needs its own permit.
 */
@NullMarked
package org.dsr4j.graph.change;

import org.jspecify.annotations.NullMarked;
