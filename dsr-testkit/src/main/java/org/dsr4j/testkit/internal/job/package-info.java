/**
 * Long-running work of the simulated tenant: export jobs, approvals, revoked tokens. Hidden: no
 * API.
 */
@NullMarked
package org.dsr4j.testkit.internal.job;

import org.jspecify.annotations.NullMarked;
