/**
 * What Microsoft publishes and the simulated tenant answers: paths and property names, as data. Not
 * part of the testkit's API.
 */
@NullMarked
package org.dsr4j.testkit.internal.schema;

import org.jspecify.annotations.NullMarked;
