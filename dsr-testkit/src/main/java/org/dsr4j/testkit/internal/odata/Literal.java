package org.dsr4j.testkit.internal.odata;

/**
 * A constant in a filter.
 *
 * @param kind the kind of the constant
 * @param text its value; a string without its quotes
 */
record Literal(Kind kind, String text) {

  enum Kind {
    STRING("Edm.String"),
    GUID("Edm.Guid"),
    DATE("Edm.DateTimeOffset"),
    NUMBER("Edm.Int32"),
    BOOLEAN("Edm.Boolean"),
    NULL("null");

    private final String edmName;

    Kind(String edmName) {
      this.edmName = edmName;
    }

    String edmName() {
      return edmName;
    }
  }
}
