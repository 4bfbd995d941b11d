/**
 * The steps that erase an account: what is proposed, in which order, and how its effect is seen.
 *
 * <p>Hidden: used by the provider only.
 */
@NullMarked
package org.dsr4j.azuread.erasure;

import org.jspecify.annotations.NullMarked;
