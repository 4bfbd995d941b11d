/**
 * The library's own journals as a source of personal data: an adapter that finds and exports the
 * cases of a person.
 */
@NullMarked
package org.dsr4j.internal.owncases;

import org.jspecify.annotations.NullMarked;
