/**
 * Places of personal data declared as data.
 *
 * <p>A {@link org.dsr4j.graph.catalogue.CatalogueEntry} declares the kind of data, the purpose, the
 * retention period, the {@link org.dsr4j.graph.catalogue.Read reads}, the rules that match a row to
 * a person, and the support for each action. For the adapters of this project; not part of the API.
 * The package has more than 25 files, because the checks of match fields use hidden properties of
 * the declared reads.
 */
@NullMarked
package org.dsr4j.graph.catalogue;

import org.jspecify.annotations.NullMarked;
