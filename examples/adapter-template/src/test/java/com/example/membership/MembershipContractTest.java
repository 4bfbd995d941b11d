package com.example.membership;

import static com.example.membership.MembershipSources.BOOKINGS;
import static com.example.membership.MembershipSources.MESSAGES;

import org.dsr4j.model.DataSubject;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Population;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.junit.AdapterContract;

/** The contract. CHANGE: the people in your service and their records. */
class MembershipContractTest extends AdapterContract {
  @Override
  protected AdapterHarness harness() {
    return new InMemoryMembershipService() {
      @Override
      public Population populate() {
        String old = "office@club.example"; // First the person's address, then the namesake's.
        String ann = "ann.o'hara@club.example";
        SeededPerson person =
            member("M-1", address(ann, "2020-01-01"), address(old, "2019-01-01", "2022-01-01"))
                .withRecords(BOOKINGS, booking("M-1", "Yoga 🧘"), booking("M-1", ""))
                .withRecords(
                    MESSAGES, message("M-1", old, "2024-05-01"), message("", old, "2021-05-01"));
        String recycled = message("", old, "2024-06-01");
        SeededPerson namesake =
            member("M-11", address("ann@club.example", "2021-01-01"), address(old, "2023-01-01"))
                .withRecords(BOOKINGS, booking("M-11", "Go"))
                .withRecords(MESSAGES, recycled);
        SeededPerson many = member("M-2", address("max@club.example", "2018-01-01"));
        return Population.of(person.withWeakRecords(MESSAGES, recycled), namesake)
            .recentlyJoinedPerson(member("M-3", address("new@club.example", "2026-10-01")))
            .personWithManyRecords(many.withAnyRecords(bookings("M-2", SeededPerson.MANY)))
            .unknown(DataSubject.mail("nobody@club.example"))
            .ambiguous(DataSubject.mail(old));
      }
    };
  }
}
