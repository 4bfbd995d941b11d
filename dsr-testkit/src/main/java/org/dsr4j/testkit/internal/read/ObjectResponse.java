package org.dsr4j.testkit.internal.read;

import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.protocol.Reply;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowShape;
import org.dsr4j.testkit.internal.tenant.Exchange;

/** Answers a single object. */
public final class ObjectResponse {

  private final Exchange exchange;

  public ObjectResponse(Exchange exchange) {
    this.exchange = exchange;
  }

  public Reply of(Row row) {
    RowShape shape = RowProjection.of(exchange, true);
    LinkExpansion expansion = new LinkExpansion(exchange);
    String text = expansion.addTo(row, shape.write(row));
    return withContext(
        exchange.tenant().answers().rowEdits().of(exchange.target(), true).apply(text));
  }

  /** Adds the metadata reference at the beginning; the rest of the text is unchanged. */
  private Reply withContext(String text) {
    String context =
        exchange.target().context(exchange.endpoint(), exchange.options().names("$select"));
    String rest = text.substring(text.indexOf('{') + 1);
    String comma = rest.strip().startsWith("}") ? "" : ",";
    return Reply.json(200, "{\"@odata.context\":" + RawJson.quote(context) + comma + rest);
  }
}
