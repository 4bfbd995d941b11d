/**
 * Stores of journals, keys, signing keys and anchors: in memory, or in folders that only their
 * owner can read.
 */
@NullMarked
package org.dsr4j.internal.store;

import org.jspecify.annotations.NullMarked;
