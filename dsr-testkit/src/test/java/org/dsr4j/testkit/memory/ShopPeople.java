package org.dsr4j.testkit.memory;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.function.UnaryOperator;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.Identifier;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Window;
import org.dsr4j.testkit.contract.Population;
import org.dsr4j.testkit.contract.SeededPerson;
import org.jspecify.annotations.Nullable;

/**
 * The people in the service and their records.
 *
 * <p>The namesake has the person's name, has the person's former address today, and has a customer
 * number that starts with the person's number.
 */
final class ShopPeople {

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
  private final IdentifierKind customerNumber;
  private final UnaryOperator<String> seeding;
  private final int many;
  private final SeededPerson kim;
  private final SeededPerson namesake;
  private final SeededPerson newcomer;
  private final SeededPerson prolific;

  ShopPeople(
      MemoryService service,
      IdentifierKind customerNumber,
      UnaryOperator<String> seeding,
      int many) {
    this.many = many;
    this.service = service;
    this.customerNumber = customerNumber;
    this.seeding = seeding;
    kim =
        SeededPerson.identifiedBy(
                number(KIM), DataSubject.objectId(KIM_ID), DataSubject.mail(KIM_MAIL))
            // Not the object id, because a record of the audit trail names two people.
            .identifyingTexts(KIM_MAIL, KIM_LAPTOP, KIM_PHONE);
    namesake =
        SeededPerson.identifiedBy(number(NAMESAKE), DataSubject.objectId(NAMESAKE_ID))
            .identifyingTexts(NAMESAKE, NAMESAKE_ID, NAMESAKE_LAPTOP);
    newcomer =
        SeededPerson.identifiedBy(number(NEWCOMER), DataSubject.mail(NEWCOMER_MAIL))
            .identifyingTexts(NEWCOMER, NEWCOMER_MAIL);
    prolific =
        SeededPerson.identifiedBy(
                number(PROLIFIC),
                DataSubject.objectId(PROLIFIC_ID),
                DataSubject.mail(PROLIFIC_MAIL))
            .identifyingTexts(PROLIFIC, PROLIFIC_MAIL);
  }

  private DataSubject number(String number) {
    return DataSubject.of(Identifier.of(customerNumber, number));
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
        .recentlyJoinedPerson(newcomer)
        .personWithManyRecords(prolific)
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
    String secret = "\"passwordHash\":\"$2b$10$abcdefgh\",";
    row("memory-account", start + secret + rest + "}");
    who.withRecords("memory-account", seeding.apply(start + rest + "}"));
  }

  private void orders() {
    for (int i = 1; i <= 3; i++) {
      hold(kim, "memory-order", ShopRows.order("o-k" + i, KIM, "Kim O'Brien"));
      hold(namesake, "memory-order", ShopRows.order("o-n" + i, NAMESAKE, "Kim O'Brien"));
    }
    for (int i = 0; i < many; i++) {
      row("memory-order", ShopRows.order("o-p" + i, PROLIFIC, "Ines Moreau"));
    }
    prolific.withAnyRecords("memory-order");
  }

  private void newsletters() {
    hold(
        kim,
        "memory-newsletter",
        ShopRows.newsletter("n-1", KIM, KIM_MAIL, "2024-03-01T09:00:00Z"));
    hold(
        kim,
        "memory-newsletter",
        ShopRows.newsletter("n-2", null, KIM_MAIL, "2025-03-01T09:00:00Z"));
    hold(
        kim,
        "memory-newsletter",
        ShopRows.newsletter("n-3", null, RECYCLED_MAIL, "2020-06-01T09:00:00Z"));
    hold(
        namesake,
        "memory-newsletter",
        ShopRows.newsletter("n-4", null, RECYCLED_MAIL, "2024-06-01T09:00:00Z"));
    weak("memory-newsletter", ShopRows.newsletter("n-5", null, RECYCLED_MAIL, null));
    // Subscribed with Kim's former address; the record names the subscriber.
    hold(
        prolific,
        "memory-newsletter",
        ShopRows.newsletter("n-6", PROLIFIC, RECYCLED_MAIL, "2020-07-01T09:00:00Z"));
  }

  private void messages() {
    hold(kim, "memory-message", ShopRows.message("m-1", KIM_MAIL, KIM_ID, "2024-01-10T08:00:00Z"));
    hold(
        kim,
        "memory-message",
        ShopRows.message("m-2", RECYCLED_MAIL, null, "2021-12-31T23:59:59Z"));
    hold(
        namesake,
        "memory-message",
        ShopRows.message("m-3", RECYCLED_MAIL, null, "2024-01-11T08:00:00Z"));
    weak("memory-message", ShopRows.message("m-4", RECYCLED_MAIL, null, null));
    // Dated between the two owners: the owner is uncertain.
    weak("memory-message", ShopRows.message("m-5", RECYCLED_MAIL, null, "2022-06-01T08:00:00Z"));
    // An import changed the date to Kim's time; the customer number in the record has precedence.
    hold(
        namesake,
        "memory-message",
        ShopRows.message("m-6", RECYCLED_MAIL, NAMESAKE_ID, "2020-01-11T10:00:00+02:00"));
  }

  private void deviceNotes() {
    hold(kim, "memory-device-note", ShopRows.deviceNote("d-1", KIM_LAPTOP, null));
    hold(kim, "memory-device-note", ShopRows.deviceNote("d-2", KIM_PHONE, KIM_ID));
    hold(namesake, "memory-device-note", ShopRows.deviceNote("d-4", NAMESAKE_LAPTOP, NAMESAKE_ID));
    // Kim's laptop, used by another person on that day.
    String lent = ShopRows.deviceNote("d-3", KIM_LAPTOP, NAMESAKE_ID);
    row("memory-device-note", lent);
    kim.withWeakRecords("memory-device-note", seeding.apply(lent));
  }

  private void documents() {
    document(kim, "c-1", KIM);
    document(kim, "c-2", KIM);
    document(namesake, "c-3", NAMESAKE);
  }

  private void document(SeededPerson who, String id, String number) {
    hold(who, "memory-document", ShopRows.document(id, number));
    byte[] file = ("%PDF " + id).getBytes(StandardCharsets.UTF_8);
    service.attachment("memory-document", id, "application/pdf", file);
  }

  private void trail() {
    audit(kim, "t-1", KIM_ID, null, "2026-01-01T00:00:00Z");
    audit(kim, "t-2", KIM_ID, null, "2026-02-01T00:00:00.0000000Z");
    audit(namesake, "t-3", NAMESAKE_ID, null, "2026-02-15T00:00:00Z");
    audit(kim, "t-4", null, KIM_ID, "2026-03-01T02:00:00+02:00");
    audit(kim, "t-5", KIM_ID, PROLIFIC_ID, "2026-03-31T23:30:00-01:00");
    audit(kim, "t-6", KIM_ID, null, "2026-05-01T00:00:00Z");
    prolific.withRecords(
        "memory-trail", ShopRows.audit("t-5", KIM_ID, PROLIFIC_ID, "2026-03-31T23:30:00-01:00"));
  }

  private void audit(
      SeededPerson who, String id, @Nullable String actor, @Nullable String target, String at) {
    String json = ShopRows.audit(id, actor, target, at);
    row("memory-trail", json);
    who.withRecordAt("memory-trail", OffsetDateTime.parse(at).toInstant(), seeding.apply(json));
  }

  private void hold(SeededPerson who, String source, String json) {
    row(source, json);
    who.withRecords(source, seeding.apply(json));
  }

  /** The owner cannot be determined among the two people who had the address. */
  private void weak(String source, String json) {
    row(source, json);
    kim.withWeakRecords(source, seeding.apply(json));
    namesake.withWeakRecords(source, seeding.apply(json));
  }

  private void row(String source, String json) {
    service.row(source, seeding.apply(json));
  }

  private static Window since(String day) {
    return Window.since(day(day));
  }

  private static Instant day(String day) {
    return Instant.parse(day + "T00:00:00Z");
  }
}
