/**
 * What the operator of an application implements: where journals and keys are kept, who signs, who
 * approves, and which legal holds exist.
 *
 * <p>Adapters do not need this package. May use {@code model}, {@code evidence}, {@code change} and
 * {@code spi}.
 */
@NullMarked
package org.dsr4j.spi.operator;

import org.jspecify.annotations.NullMarked;
