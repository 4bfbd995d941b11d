/**
 * Facts of the directory that answer questions which are otherwise asked of people.
 *
 * <p>Hidden: used by the provider only.
 */
@NullMarked
package org.dsr4j.azuread.facts;

import org.jspecify.annotations.NullMarked;
