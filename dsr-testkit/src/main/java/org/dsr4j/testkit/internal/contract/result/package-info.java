/** Runs the rules of the contract and records the result of each. Hidden: no API. */
@NullMarked
package org.dsr4j.testkit.internal.contract.result;

import org.jspecify.annotations.NullMarked;
