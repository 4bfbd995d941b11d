/**
 * The mapping: its parts, its checks, and the descriptors of its sources.
 *
 * <p>Hidden: used by this module only.
 */
@NullMarked
package org.dsr4j.jdbc.mapping;

import org.jspecify.annotations.NullMarked;
