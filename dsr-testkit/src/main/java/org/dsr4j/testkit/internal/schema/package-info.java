/**
 * The published paths and property names that the simulated tenant supports, as data. Not part of
 * the testkit's API.
 */
@NullMarked
package org.dsr4j.testkit.internal.schema;

import org.jspecify.annotations.NullMarked;
