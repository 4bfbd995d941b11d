package org.dsr4j.testkit.memory;

import org.jspecify.annotations.Nullable;

/** The rows of the service, as JSON. */
final class ShopRows {

  private ShopRows() {}

  static String order(String id, String number, String displayName) {
    return ("{\"id\":\"%s\",\"customerNumber\":\"%s\",\"displayName\":\"%s\",\"total\":17.50,"
            + "\"deliveredTo\":{\"name\":\"A Neighbour\"},\"note\":\"ring twice\"}")
        .formatted(id, number, displayName);
  }

  static String newsletter(String id, @Nullable String number, String mail, @Nullable String at) {
    return "{\"id\":\"%s\",\"customerNumber\":%s,\"mail\":\"%s\",\"subscribedAt\":%s}"
        .formatted(id, quoted(number), mail, quoted(at));
  }

  static String message(String id, String from, @Nullable String sender, @Nullable String at) {
    return ("{\"id\":\"%s\",\"from\":\"%s\",\"senderId\":%s,\"sentAt\":%s,"
            + "\"to\":[\"service@contoso.example\"],\"text\":\"hello\"}")
        .formatted(id, from, quoted(sender), quoted(at));
  }

  static String deviceNote(String id, String device, @Nullable String user) {
    return "{\"id\":\"%s\",\"deviceId\":\"%s\",\"userId\":%s,\"note\":\"screen replaced\"}"
        .formatted(id, device, quoted(user));
  }

  static String document(String id, String number) {
    return "{\"id\":\"%s\",\"customerNumber\":\"%s\",\"title\":\"Contract\"}".formatted(id, number);
  }

  static String audit(String id, @Nullable String actor, @Nullable String target, String at) {
    return ("{\"id\":\"%s\",\"at\":\"%s\",\"actorId\":%s,"
            + "\"targets\":[{\"id\":%s,\"name\":\"somebody\"}]}")
        .formatted(id, at, quoted(actor), quoted(target));
  }

  private static String quoted(@Nullable String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }
}
