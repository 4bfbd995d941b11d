/**
 * The rules of the contract as tests, one class for each topic.
 *
 * <p>Hidden behind {@link org.dsr4j.testkit.junit.AdapterContract}. Public types here are no API.
 */
@NullMarked
package org.dsr4j.testkit.internal.contract;

import org.jspecify.annotations.NullMarked;
