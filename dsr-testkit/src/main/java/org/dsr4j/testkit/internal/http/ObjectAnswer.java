package org.dsr4j.testkit.internal.http;

import org.dsr4j.testkit.internal.json.RawJson;
import org.dsr4j.testkit.internal.store.Row;
import org.dsr4j.testkit.internal.store.RowShape;

/** Answers a single object. */
final class ObjectAnswer {

  private final Exchange exchange;

  ObjectAnswer(Exchange exchange) {
    this.exchange = exchange;
  }

  Reply of(Row row) {
    RowShape shape = View.of(exchange, true);
    Expansion expansion = new Expansion(exchange);
    return withContext(expansion.addTo(row, shape.write(row)));
  }

  /** Puts the metadata reference in front; the rest of the text stays as it is. */
  private Reply withContext(String text) {
    String context =
        exchange.target().context(exchange.endpoint(), exchange.options().names("$select"));
    String rest = text.substring(text.indexOf('{') + 1);
    String comma = rest.strip().startsWith("}") ? "" : ",";
    return Reply.json(200, "{\"@odata.context\":" + RawJson.quote(context) + comma + rest);
  }
}
