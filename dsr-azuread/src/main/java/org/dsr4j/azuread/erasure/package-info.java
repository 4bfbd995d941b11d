/**
 * The steps that erase an account: their proposal, their order, and the check of their effect.
 *
 * <p>Hidden: used by the provider only.
 */
@NullMarked
package org.dsr4j.azuread.erasure;

import org.jspecify.annotations.NullMarked;
