package org.dsr4j.testkit.memory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.Window;
import org.dsr4j.testkit.contract.Population;
import org.dsr4j.testkit.contract.SeededPerson;

/**
 * Who is in the service, and what it holds of them.
 *
 * <p>The namesake carries the person's name, today the person's former address, and a number of
 * which the person's is the beginning.
 */
final class ShopPeople {

  /** The kit opens the adapter under this name. */
  private static final String INSTANCE = "under-test";

  private static final String KIM = "KD-00471108";
  private static final String NAMESAKE = "KD-004711081";
  private static final String NEWCOMER = "KD-00990001";
  private static final String PROLIFIC = "KD-00880002";
  private static final String KIM_ID = "8f4b2c1d-0a3e-4b5f-9c6d-7e8f90a1b2c3";
  private static final String NAMESAKE_ID = "1d2c3b4a-5f6e-4788-99aa-bbccddeeff01";
  private static final String PROLIFIC_ID = "77aa66bb-55cc-44dd-83ee-22ff11001234";
  private static final String KIM_LAPTOP = "0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9";
  private static final String KIM_PHONE = "19a8b7c6-d5e4-4f30-9211-0fedcba98765";
  private static final String NAMESAKE_LAPTOP = "2e3d4c5b-6a79-4888-9797-a6b5c4d3e2f1";
  private static final String KIM_MAIL = "kim.o'brien@contoso.example";
  private static final String RECYCLED_MAIL = "kobrien@contoso.example";
  private static final String NEWCOMER_MAIL = "imke.lindqvist@contoso.example";
  private static final String PROLIFIC_MAIL = "ines.moreau@contoso.example";

  private final MemoryService service;
  private final SeededPerson kim;
  private final SeededPerson namesake;
  private final SeededPerson newcomer;
  private final SeededPerson prolific;

  ShopPeople(MemoryService service) {
    this.service = service;
    kim =
        SeededPerson.named(number(KIM), DataSubject.objectId(KIM_ID), DataSubject.mail(KIM_MAIL))
            // Not the object id: a record of the trail names two people.
            .marks(KIM_MAIL, KIM_LAPTOP, KIM_PHONE);
    namesake =
        SeededPerson.named(number(NAMESAKE), DataSubject.objectId(NAMESAKE_ID))
            .marks(NAMESAKE, NAMESAKE_ID, NAMESAKE_LAPTOP);
    newcomer =
        SeededPerson.named(number(NEWCOMER), DataSubject.mail(NEWCOMER_MAIL))
            .marks(NEWCOMER, NEWCOMER_MAIL);
    prolific =
        SeededPerson.named(
                number(PROLIFIC),
                DataSubject.objectId(PROLIFIC_ID),
                DataSubject.mail(PROLIFIC_MAIL))
            .marks(PROLIFIC, PROLIFIC_MAIL);
  }

  private static DataSubject number(String number) {
    return DataSubject.of(Identifier.of(MemoryAdapterProvider.customerNumber(INSTANCE), number));
  }

  Population seed() {
    people();
    accounts();
    orders();
    newsletters();
    messages();
    deviceNotes();
    documents();
    trail();
    service.row("memory-vault", "{\"id\":\"v-1\",\"customerNumber\":\"" + KIM + "\"}");
    return Population.of(kim, namesake)
        .newcomer(newcomer)
        .prolific(prolific)
        .unknown(DataSubject.mail("nobody.at.all@contoso.example"))
        .ambiguous(DataSubject.mail("front.desk@contoso.example"));
  }

  private void people() {
    service
        .person(KIM)
        .displayName("Kim O'Brien")
        .objectId(KIM_ID)
        .mail(KIM_MAIL, since("2021-01-01"))
        .mail(RECYCLED_MAIL, Window.between(day("2019-01-01"), day("2022-01-01")))
        .device(KIM_LAPTOP)
        .device(KIM_PHONE);
    service
        .person(NAMESAKE)
        .displayName("Kim O'Brien")
        .objectId(NAMESAKE_ID)
        .mail(RECYCLED_MAIL, since("2023-01-01"))
        .device(NAMESAKE_LAPTOP);
    service.person(NEWCOMER).displayName("Imke Lindqvist").mail(NEWCOMER_MAIL, since("2026-10-01"));
    service
        .person(PROLIFIC)
        .displayName("Ines Moreau")
        .objectId(PROLIFIC_ID)
        .mail(PROLIFIC_MAIL, since("2018-01-01"));
    for (String clerk : new String[] {"KD-00660001", "KD-00660002"}) {
      service.person(clerk).displayName("Clerk").mail("front.desk@contoso.example", Window.all());
    }
  }

  private void accounts() {
    account(
        kim,
        "a-1",
        KIM,
        "\"credit\":12345678901234567890.10,\"discount\":1.10,\"factor\":1E+2,\"title\":\"\","
            + "\"nickname\":null,\"motto\":\"\uD83E\uDD94 \\u00e4\\/\u00e9\"");
    account(namesake, "a-2", NAMESAKE, "\"credit\":0.00,\"locale\":\"nl-NL\"");
    account(newcomer, "a-3", NEWCOMER, "\"credit\":0.00");
    account(prolific, "a-4", PROLIFIC, "\"credit\":99.90");
  }

  private void account(SeededPerson who, String id, String number, String rest) {
    String start = "{\"id\":\"%s\",\"customerNumber\":\"%s\",".formatted(id, number);
    service.row("memory-account", start + "\"passwordHash\":\"$2b$10$abcdefgh\"," + rest + "}");
    who.holds("memory-account", start + rest + "}");
  }

  private void orders() {
    for (int i = 1; i <= 3; i++) {
      order(kim, "o-k" + i, KIM);
      order(namesake, "o-n" + i, NAMESAKE);
    }
    for (int i = 0; i < SeededPerson.MANY + 500; i++) {
      service.row("memory-order", orderJson("o-p" + i, PROLIFIC));
    }
    prolific.holdsSome("memory-order");
  }

  private void order(SeededPerson who, String id, String number) {
    hold(who, "memory-order", orderJson(id, number));
  }

  private static String orderJson(String id, String number) {
    return ("{\"id\":\"%s\",\"customerNumber\":\"%s\",\"displayName\":\"Kim"
            + " O'Brien\",\"total\":17.50,\"deliveredTo\":{\"name\":\"A"
            + " Neighbour\"},\"note\":\"ring twice\"}")
        .formatted(id, number);
  }

  private void newsletters() {
    hold(kim, "memory-newsletter", newsletter("n-1", KIM, KIM_MAIL, "2024-03-01T09:00:00Z"));
    hold(kim, "memory-newsletter", newsletter("n-2", null, KIM_MAIL, "2025-03-01T09:00:00Z"));
    hold(kim, "memory-newsletter", newsletter("n-3", null, RECYCLED_MAIL, "2020-06-01T09:00:00Z"));
    hold(
        namesake,
        "memory-newsletter",
        newsletter("n-4", null, RECYCLED_MAIL, "2024-06-01T09:00:00Z"));
    weak("memory-newsletter", newsletter("n-5", null, RECYCLED_MAIL, null));
    // Subscribed under the address that was Kim's, by somebody who says who it was.
    hold(
        prolific,
        "memory-newsletter",
        newsletter("n-6", PROLIFIC, RECYCLED_MAIL, "2020-07-01T09:00:00Z"));
  }

  private static String newsletter(String id, String number, String mail, String at) {
    return "{\"id\":\"%s\",\"customerNumber\":%s,\"mail\":\"%s\",\"subscribedAt\":%s}"
        .formatted(id, quoted(number), mail, quoted(at));
  }

  private void messages() {
    hold(kim, "memory-message", message("m-1", KIM_MAIL, KIM_ID, "2024-01-10T08:00:00Z"));
    hold(kim, "memory-message", message("m-2", RECYCLED_MAIL, null, "2021-12-31T23:59:59Z"));
    hold(namesake, "memory-message", message("m-3", RECYCLED_MAIL, null, "2024-01-11T08:00:00Z"));
    weak("memory-message", message("m-4", RECYCLED_MAIL, null, null));
    // Between the two owners: nobody's for certain.
    weak("memory-message", message("m-5", RECYCLED_MAIL, null, "2022-06-01T08:00:00Z"));
    // Dated into Kim's time by an import; whoever is named decides.
    hold(
        namesake,
        "memory-message",
        message("m-6", RECYCLED_MAIL, NAMESAKE_ID, "2020-01-11T10:00:00+02:00"));
  }

  private static String message(String id, String from, String sender, String at) {
    return ("{\"id\":\"%s\",\"from\":\"%s\",\"senderId\":%s,\"sentAt\":%s,"
            + "\"to\":[\"service@contoso.example\"],\"text\":\"hello\"}")
        .formatted(id, from, quoted(sender), quoted(at));
  }

  private void deviceNotes() {
    hold(kim, "memory-device-note", deviceNote("d-1", KIM_LAPTOP, null));
    hold(kim, "memory-device-note", deviceNote("d-2", KIM_PHONE, KIM_ID));
    hold(namesake, "memory-device-note", deviceNote("d-4", NAMESAKE_LAPTOP, NAMESAKE_ID));
    // Kim's laptop, in the hands of somebody else that day.
    String lent = deviceNote("d-3", KIM_LAPTOP, NAMESAKE_ID);
    service.row("memory-device-note", lent);
    kim.holdsWeakly("memory-device-note", lent);
  }

  private static String deviceNote(String id, String device, String user) {
    return "{\"id\":\"%s\",\"deviceId\":\"%s\",\"userId\":%s,\"note\":\"screen replaced\"}"
        .formatted(id, device, quoted(user));
  }

  private void documents() {
    document(kim, "c-1", KIM);
    document(kim, "c-2", KIM);
    document(namesake, "c-3", NAMESAKE);
  }

  private void document(SeededPerson who, String id, String number) {
    hold(
        who,
        "memory-document",
        "{\"id\":\"%s\",\"customerNumber\":\"%s\",\"title\":\"Contract\"}".formatted(id, number));
    service.attachment(
        "memory-document", id, "application/pdf", ("%PDF " + id).getBytes(StandardCharsets.UTF_8));
  }

  private void trail() {
    audit(kim, "t-1", KIM_ID, null, "2026-01-01T00:00:00Z");
    audit(kim, "t-2", KIM_ID, null, "2026-02-01T00:00:00.0000000Z");
    audit(namesake, "t-3", NAMESAKE_ID, null, "2026-02-15T00:00:00Z");
    audit(kim, "t-4", null, KIM_ID, "2026-03-01T02:00:00+02:00");
    audit(kim, "t-5", KIM_ID, PROLIFIC_ID, "2026-03-31T23:30:00-01:00");
    audit(kim, "t-6", KIM_ID, null, "2026-05-01T00:00:00Z");
    prolific.holds(
        "memory-trail", auditJson("t-5", KIM_ID, PROLIFIC_ID, "2026-03-31T23:30:00-01:00"));
  }

  private void audit(SeededPerson who, String id, String actor, String target, String at) {
    String json = auditJson(id, actor, target, at);
    service.row("memory-trail", json);
    who.holdsAt("memory-trail", OffsetDateTime.parse(at).toInstant(), json);
  }

  private static String auditJson(String id, String actor, String target, String at) {
    return ("{\"id\":\"%s\",\"at\":\"%s\",\"actorId\":%s,"
            + "\"targets\":[{\"id\":%s,\"name\":\"somebody\"}]}")
        .formatted(id, at, quoted(actor), quoted(target));
  }

  private void hold(SeededPerson who, String source, String json) {
    service.row(source, json);
    who.holds(source, json);
  }

  /** Of the two who carried the address, nobody can say whose it is. */
  private void weak(String source, String json) {
    service.row(source, json);
    kim.holdsWeakly(source, json);
    namesake.holdsWeakly(source, json);
  }

  private static String quoted(String text) {
    return text == null ? "null" : "\"" + text + "\"";
  }

  private static Window since(String day) {
    return Window.since(day(day));
  }

  private static Instant day(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }
}
