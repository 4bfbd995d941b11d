/**
 * Tests of the terms of a data subject request.
 *
 * <p>More than 25 files, because there is one test class for each type of the tested package.
 */
@org.jspecify.annotations.NullMarked
package org.dsr4j.model;
