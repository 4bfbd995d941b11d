/**
 * Facts of Intune that answer questions which are otherwise asked of people.
 *
 * <p>Hidden: used by the provider only.
 */
@NullMarked
package org.dsr4j.intune.facts;

import org.jspecify.annotations.NullMarked;
