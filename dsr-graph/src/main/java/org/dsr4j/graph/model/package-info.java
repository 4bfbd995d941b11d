/**
 * Values of Microsoft Graph: requests, writes, clouds, failures, retry policy.
 *
 * <p>They do no I/O. More than 25 files, because all packages of this module and both adapters
 * share this vocabulary, and a reader looks for a value in one place.
 */
@NullMarked
package org.dsr4j.graph.model;

import org.jspecify.annotations.NullMarked;
