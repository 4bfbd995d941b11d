/**
 * Places of personal data declared as data, and the one reader that reads them all.
 *
 * <p>A {@link org.dsr4j.graph.catalogue.CatalogueEntry} reads like a row of a catalogue: what is
 * held, why, for how long, which {@link org.dsr4j.graph.catalogue.Read reads} fetch it, how a row
 * is recognised as the person's, and what each action can do. For the adapters of this project; no
 * API for others.
 */
@NullMarked
package org.dsr4j.graph.catalogue;

import org.jspecify.annotations.NullMarked;
