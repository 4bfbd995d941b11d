/**
 * The part of OData that the simulated tenant supports: query options, filters, selections. Not
 * part of the testkit's API.
 */
@NullMarked
package org.dsr4j.testkit.internal.odata;

import org.jspecify.annotations.NullMarked;
