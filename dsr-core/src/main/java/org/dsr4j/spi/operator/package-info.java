/**
 * Interfaces that the operator of an application implements: journals, keys, signers, approvals and
 * legal holds.
 *
 * <p>Adapters do not need this package. This package may use {@code model}, {@code evidence},
 * {@code change} and {@code spi}.
 */
@NullMarked
package org.dsr4j.spi.operator;

import org.jspecify.annotations.NullMarked;
