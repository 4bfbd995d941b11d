package org.dsr4j.testkit.internal.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.dsr4j.testkit.internal.schema.Service;
import org.dsr4j.testkit.internal.throttle.Bucket;
import org.dsr4j.testkit.internal.throttle.Throttle;

/** Words the answer to a request that is one too many. */
final class Throttled {

  private Throttled() {}

  static Refused refusal(
      Service service, ServedTenant tenant, boolean directory, Throttle.Verdict verdict) {
    Bucket bucket = verdict.refusedBy();
    Map<String, String> headers = new HashMap<>();
    if (verdict.retryAfter() != null) {
      headers.put("Retry-After", verdict.retryAfter());
    }
    if (directory && bucket != null && bucket.explains()) {
      headers.put(
          "x-ms-throttle-scope", bucket.scope() + "/" + tenant.clientId() + "/" + tenant.id());
      headers.put("x-ms-throttle-information", bucket.information());
    }
    return new Refused(ErrorBody.scripted(service, 429), headers);
  }

  static String hundredths(double share) {
    return String.format(Locale.ROOT, "%.2f", share);
  }
}
