/**
 * Values of Microsoft Graph: requests, writes, clouds, failures, retry policy.
 *
 * <p>They do no I/O. The package has more than 25 files, because all packages of this module and
 * both adapters use these values, and a reader finds them in one place.
 */
@NullMarked
package org.dsr4j.graph.model;

import org.jspecify.annotations.NullMarked;
