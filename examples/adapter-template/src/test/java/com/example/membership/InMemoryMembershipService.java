package com.example.membership;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.dsr4j.model.Content;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.testkit.contract.AdapterHarness;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;
import org.dsr4j.testkit.contract.SeededPerson;

/**
 * A fake of your service, and the part of the harness about the service: its tenant, its faults and
 * its counts. CHANGE: use your own fake, a local server, or your service in a container.
 */
abstract class InMemoryMembershipService implements MembershipService, AdapterHarness {

  private static final int PAGE = 500;

  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, List<Row>> lists = new LinkedHashMap<>();
  private final Map<List<String>, List<Row>> answers = new ConcurrentHashMap<>();
  private final Map<FaultPoint, Fault> faults = new ConcurrentHashMap<>();
  private final Queue<CompletableFuture<?>> hanging = new ConcurrentLinkedQueue<>();
  private final AtomicLong served = new AtomicLong();

  /** A member of the service, in the form for the kit: named by the first address. */
  final SeededPerson member(String number, Address... addresses) {
    members.put(number, new Member(number, List.of(addresses)));
    String mail = addresses[0].mail();
    return SeededPerson.identifiedBy(DataSubject.mail(mail)).identifyingTexts(mail);
  }

  static Address address(String mail, String since, String... until) {
    Optional<Instant> end = until.length == 0 ? Optional.empty() : Optional.of(day(until[0]));
    return new Address(mail, day(since), end);
  }

  private static Instant day(String date) {
    return Instant.parse(date + "T00:00:00Z");
  }

  /** Difficult values on purpose: a fee that a double does not keep exactly, a null (READ-03). */
  final String booking(String number, String course) {
    return row(
        MembershipSources.BOOKINGS,
        """
        {"memberNumber":"%s","course":"%s","fee":12.50,"note":null}\
        """
            .formatted(number, course));
  }

  /** Adds many bookings and returns the list. */
  final String bookings(String number, int count) {
    IntStream.range(0, count).forEach(each -> booking(number, "Course " + each));
    return MembershipSources.BOOKINGS;
  }

  /** If the number is empty, only address and date identify the owner. */
  final String message(String number, String to, String day) {
    return row(
        MembershipSources.MESSAGES,
        """
        {"memberNumber":"%s","to":"%s","sentAt":"%s"}\
        """
            .formatted(number, to, day(day)));
  }

  private String row(String list, String json) {
    List<Row> rows = lists.computeIfAbsent(list, any -> new ArrayList<>());
    rows.add(new Row(list + "-" + rows.size(), json.getBytes(StandardCharsets.UTF_8)));
    return json;
  }

  @Override
  public CompletableFuture<String> tenantId() {
    return answer(FaultPoint.tenant(), "tenant", () -> tenant().value());
  }

  @Override
  public CompletableFuture<List<Member>> byNumber(String number) {
    return answer(
        FaultPoint.resolution(),
        number,
        () -> Optional.ofNullable(members.get(number)).stream().toList());
  }

  @Override
  public CompletableFuture<List<Member>> byMail(String mail) {
    return answer(
        FaultPoint.resolution(),
        mail,
        () -> members.values().stream().filter(member -> has(member, mail)).toList());
  }

  private static boolean has(Member member, String mail) {
    return member.addresses().stream().anyMatch(each -> each.mail().equalsIgnoreCase(mail));
  }

  @Override
  public CompletableFuture<Page> rows(String list, String field, String value, String after) {
    return answer(FaultPoint.source(list), value, () -> page(list, field, value, after));
  }

  private Page page(String list, String field, String value, String after) {
    List<Row> all =
        answers.computeIfAbsent(List.of(list, field, value), any -> filtered(list, field, value));
    boolean breaksOff = faults.get(FaultPoint.source(list)) == Fault.INTERRUPTED;
    int from = after.isEmpty() ? 0 : Integer.parseInt(after);
    if (breaksOff && !after.isEmpty()) {
      throw new IllegalStateException("connection reset while sending rows of " + value);
    }
    int to = Math.min(all.size(), from + (breaksOff ? 1 : PAGE));
    served.addAndGet(to - from);
    return new Page(all.subList(from, to), breaksOff || to < all.size() ? "" + to : "");
  }

  private List<Row> filtered(String list, String field, String value) {
    return lists.getOrDefault(list, List.of()).stream()
        .filter(row -> Content.ofJson(row.json()).text(field).filter(value::equals).isPresent())
        .toList();
  }

  /** Repeats the values of the query in its messages, as services do (ISO-05). */
  private <T> CompletableFuture<T> answer(FaultPoint point, String asked, Supplier<T> answer) {
    CompletableFuture<T> future = new CompletableFuture<>();
    Fault fault = faults.get(point);
    if (fault == Fault.HANGS) {
      hanging.add(future);
    } else if (fault == Fault.NOT_PERMITTED) {
      future.completeExceptionally(new RefusedException("no permission to see " + asked));
    } else if (fault == Fault.UNAVAILABLE) {
      future.completeExceptionally(new IllegalStateException("no answer about " + asked));
    } else {
      try {
        future.complete(answer.get());
      } catch (IllegalStateException e) {
        future.completeExceptionally(e);
      }
    }
    return future;
  }

  @Override
  public AdapterProvider provider() {
    return new MembershipAdapterProvider();
  }

  @Override
  public TenantId tenant() {
    return TenantId.of("5c1f2f0e-7f0e-4f0b-9d57-3c0f4c3b2a19");
  }

  @Override
  public Map<Class<?>, Object> resources() {
    return Map.of(MembershipService.class, this);
  }

  @Override
  public void inject(Fault fault, FaultPoint point) {
    faults.put(point, fault);
  }

  @Override
  public void clearFaults() {
    faults.clear();
    hanging.forEach(call -> call.completeExceptionally(new IllegalStateException("too late")));
    hanging.clear();
  }

  /**
   * CHANGE: return a value that every write changes, for example the list of writing requests or a
   * digest of all rows (READ-12).
   */
  @Override
  public Object state() {
    List<Object> everything = new ArrayList<>(members.values());
    lists.values().forEach(everything::addAll);
    return everything;
  }

  /** Counted by the service when it returns them, not by the client (READ-11). */
  @Override
  public OptionalLong rowsServed() {
    return OptionalLong.of(served.get());
  }
}
