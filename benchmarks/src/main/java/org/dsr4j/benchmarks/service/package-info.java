/** The services that the benchmarks read from. */
@NullMarked
package org.dsr4j.benchmarks.service;

import org.jspecify.annotations.NullMarked;
