package org.dsr4j.graph.catalogue.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dsr4j.graph.catalogue.reading.SampleIdentities.person;
import static org.dsr4j.model.IdentifierKind.DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.MAIL;
import static org.dsr4j.model.IdentifierKind.MANAGED_DEVICE_ID;
import static org.dsr4j.model.IdentifierKind.OBJECT_ID;
import static org.dsr4j.model.IdentifierKind.USER_PRINCIPAL_NAME;
import static org.dsr4j.model.MatchRule.byRequest;
import static org.dsr4j.model.MatchRule.field;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.dsr4j.graph.catalogue.PeopleIndex;
import org.dsr4j.graph.catalogue.ReadPerson;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.MatchRule;
import org.junit.jupiter.api.Test;

/** The index finds whom the rules find, however values are spelt. */
class PeopleIndexTest {

  private static final List<MatchRule> RULES =
      List.of(
          byRequest(OBJECT_ID),
          field("userId", OBJECT_ID),
          field("users/id", OBJECT_ID),
          field("upn", USER_PRINCIPAL_NAME).decidedBy("userId", OBJECT_ID),
          field("upn", MAIL),
          field("device/id", MANAGED_DEVICE_ID).weakenedBy("upn", USER_PRINCIPAL_NAME),
          field("device/id", DEVICE_ID));

  private static List<ReadPerson> people(Identity... identities) {
    return List.of(identities).stream().map(ReadPerson::of).toList();
  }

  @Test
  void noPersonIsFoundInARowWithoutPeople() {
    PeopleIndex index = new PeopleIndex(RULES, people(person("anna").known()));

    assertThat(index.candidates(FakeGraph.json("{'userId':null,'upn':'','other':'anna'}")))
        .isEmpty();
  }

  @Test
  void everyPersonARowNamesIsFoundWhereverItNamesThem() {
    Identity anna = person("anna").device(DEVICE_ID, "d1").known();
    Identity bert = person("bert").account(MAIL, "b@contoso.com").known();
    Identity carl = person("carl").known();
    PeopleIndex index = new PeopleIndex(RULES, people(anna, bert, carl));

    assertThat(
            index.candidates(
                FakeGraph.json(
                    "{'upn':' B@Contoso.com ','device':[{'id':'D1'}],'users':[{'id':'x'}]}")))
        .extracting(ReadPerson::who)
        .containsExactly(anna, bert);
  }

  @Test
  void theIndexFindsEveryPersonThatTheRulesFind() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    String[] names = {"anna", "ANNA", "bert", "anna@contoso.com", "Bert@contoso.com", "d1", "d2"};
    List<ReadPerson> people =
        people(
            person("anna").device(MANAGED_DEVICE_ID, "d1").known(),
            person("bert").device(DEVICE_ID, "d2").account(MAIL, "anna").known());
    PeopleIndex index = new PeopleIndex(RULES, people);
    for (int i = 0; i < 2_000; i++) {
      Content row =
          FakeGraph.json(
              "{'userId':'%s','upn':'%s','device':{'id':'%s'},'users':[{'id':'%s'},{'id':'%s'}]}"
                  .formatted(
                      (Object[])
                          random
                              .ints(5, 0, names.length)
                              .mapToObj(n -> names[n])
                              .toArray(String[]::new)));
      List<ReadPerson> expected = new ArrayList<>();
      for (ReadPerson person : people) {
        if (RULES.stream()
            .filter(rule -> rule.field() != null)
            .anyMatch(rule -> rule.evaluate(person.seenAs(), row).isPresent())) {
          expected.add(person);
        }
      }

      assertThat(index.candidates(row)).as("seed %d, row %d", seed, i).containsAll(expected);
    }
  }

  @Test
  void theIndexOfManyPeopleIsSmall() {
    List<ReadPerson> people =
        IntStream.range(0, 10_000)
            .mapToObj(n -> person("p" + n).device(DEVICE_ID, "d" + n).known())
            .map(ReadPerson::of)
            .toList();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    PeopleIndex index = new PeopleIndex(RULES, people);

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50L << 20);
    assertThat(index.candidates(FakeGraph.json("{'device':[{'id':'d7'},{'id':'d9999'}]}")))
        .containsExactly(people.get(7), people.get(9_999));
  }

  @Test
  void aRowThatNamesSeveralPeopleNamesEachOnceInTheirOrder() {
    Identity anna = person("anna").account(MAIL, "team@contoso.com").known();
    Identity bert = person("bert").account(MAIL, "team@contoso.com").known();
    PeopleIndex index = new PeopleIndex(RULES, people(anna, bert));

    assertThat(
            index.candidates(
                FakeGraph.json("{'upn':'team@contoso.com','users':[{'id':'bert'},{'id':'anna'}]}")))
        .extracting(ReadPerson::who)
        .containsExactly(anna, bert);
  }
}
