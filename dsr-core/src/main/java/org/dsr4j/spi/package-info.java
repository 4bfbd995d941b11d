/**
 * Interfaces that an adapter implements to support data subject requests for a service.
 *
 * <p>{@link java.util.ServiceLoader} finds an {@link org.dsr4j.spi.AdapterProvider}, or the
 * application passes it to the builder. The {@link org.dsr4j.spi.Adapter} that it opens implements
 * {@link org.dsr4j.spi.SubjectResolver} and the actions that it supports. Adapters never start
 * threads and never decide whether a result is complete: they pass records and report gaps.
 *
 * <p>More than 25 files, because these types are one vocabulary: the values refer to each other,
 * and a vendor looks for all of them in one place.
 */
@NullMarked
package org.dsr4j.spi;

import org.jspecify.annotations.NullMarked;
