/**
 * What a vendor implements to bring a service under data subject requests.
 *
 * <p>{@link org.dsr4j.spi.AdapterProvider} is found by {@link java.util.ServiceLoader} or handed to
 * the builder; the {@link org.dsr4j.spi.Adapter} it opens implements {@link
 * org.dsr4j.spi.SubjectResolver} and the action interfaces it offers. Adapters never start threads
 * and never decide what is complete: they push records and name what they could not read.
 *
 * <p>More than 25 files, because these types are one vocabulary: the values refer to each other, and
 * a vendor looks for all of them in one place.
 */
@NullMarked
package org.dsr4j.spi;

import org.jspecify.annotations.NullMarked;
