package org.dsr4j.testkit.internal.tenant;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.testkit.internal.protocol.ErrorBody;
import org.dsr4j.testkit.internal.protocol.RequestRefusedException;
import org.dsr4j.testkit.internal.schema.Service;
import org.dsr4j.testkit.internal.throttle.Bucket;
import org.dsr4j.testkit.internal.throttle.Throttle;

/** Writes the answer to a throttled request. */
public final class ThrottledResponse {

  private ThrottledResponse() {}

  public static RequestRefusedException of(
      Service service, ServedTenant tenant, boolean directory, Throttle.Verdict verdict) {
    Bucket bucket = verdict.refusedBy();
    Map<String, String> headers = new HashMap<>();
    if (verdict.retryAfter() != null) {
      headers.put("Retry-After", verdict.retryAfter());
    }
    if (directory && bucket != null && bucket.hasDescription()) {
      headers.put(
          "x-ms-throttle-scope", bucket.scope() + "/" + tenant.clientId() + "/" + tenant.id());
      headers.put("x-ms-throttle-information", bucket.information());
    }
    return new RequestRefusedException(ErrorBody.scripted(service, 429), headers);
  }

  public static String twoDecimals(double share) {
    return String.format(Locale.ROOT, "%.2f", share);
  }
}
