/** Access tokens, and an authority that issues them over TLS. Not part of the testkit's API. */
@NullMarked
package org.dsr4j.testkit.internal.oauth;

import org.jspecify.annotations.NullMarked;
