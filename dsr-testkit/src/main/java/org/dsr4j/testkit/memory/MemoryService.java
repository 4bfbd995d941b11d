package org.dsr4j.testkit.memory;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.TenantId;
import org.dsr4j.spi.Configuration;
import org.dsr4j.testkit.contract.Fault;
import org.dsr4j.testkit.contract.FaultPoint;

/**
 * A service in memory that holds personal data, for tests; read and erased by {@link
 * MemoryAdapterProvider}.
 *
 * <pre>{@code
 * MemoryService shop = MemoryService.of(tenant);
 * shop.person("4711").mail("person@contoso.com", Window.since(joined)).displayName("Kim Visser");
 * shop.row("memory-order", "{\"id\":\"o-1\",\"customerNumber\":\"4711\",\"total\":1.10}");
 * shop.inject(Fault.UNAVAILABLE, FaultPoint.source("memory-order"));
 *
 * Dsr.builder(tenant)
 *     .adapter(new MemoryAdapterProvider(), "shop", shop.configuration())
 *     .resource(MemoryService.class, shop)
 * }</pre>
 *
 * <p>Thread-safe.
 */
public final class MemoryService {

  private final TenantId tenant;
  private final String accessKey = UUID.randomUUID().toString();
  private final FaultInjector faults = new FaultInjector();
  private final FaultInjector changeFaults = new FaultInjector();
  private final MemoryJobs jobs = new MemoryJobs();
  private final Set<String> isClosed = new HashSet<>();
  private final Map<String, MemoryPerson> people = new LinkedHashMap<>();
  private final Map<String, MemoryTable> tables = new LinkedHashMap<>();
  private long rowsServed;
  private long writes;

  private MemoryService(TenantId tenant) {
    this.tenant = requireNonNull(tenant, "tenant");
    // Any instance's name will do: the ids do not depend on it.
    new MemorySources("any")
        .all().stream().map(SourceDescriptor::id).forEach(id -> tables.put(id, new MemoryTable()));
  }

  /**
   * An empty service.
   *
   * @param tenant whose it is, and says it is
   * @return the service
   */
  public static MemoryService of(TenantId tenant) {
    return new MemoryService(tenant);
  }

  /**
   * What the adapter needs to be let in.
   *
   * @return the configuration of an adapter that reads this service
   */
  public Configuration configuration() {
    return Configuration.of(Map.of(MemorySettings.ACCESS_KEY, accessKey));
  }

  /**
   * The person with a customer number, who is added when there is none.
   *
   * @param customerNumber the number; case counts
   * @return the person, to be described further
   */
  public synchronized MemoryPerson person(String customerNumber) {
    requireNonNull(customerNumber, "customerNumber");
    MemoryPerson known = people.get(customerNumber);
    if (known != null) {
      return known;
    }
    MemoryPerson added = new MemoryPerson(this, customerNumber);
    write(() -> people.put(customerNumber, added));
    return added;
  }

  /**
   * Adds a row, which is handed out token by token as it is; only secret fields are left out.
   *
   * @param source the id of one of the adapter's sources
   * @param json one JSON object with an {@code id} that no other row of the source has
   * @return this
   */
  public synchronized MemoryService row(String source, String json) {
    MemoryTable table = table(source);
    String id =
        Content.ofJson(json.getBytes(StandardCharsets.UTF_8))
            .text("id")
            .orElseThrow(() -> new IllegalArgumentException("a row needs an id"));
    write(() -> table.add(new MemoryRow(id, json, null)));
    return this;
  }

  /**
   * Attaches something binary to a row.
   *
   * @param source the row's source
   * @param id the row's id
   * @param mediaType its media type, for instance {@code application/pdf}
   * @param bytes copied
   * @return this
   */
  public synchronized MemoryService attachment(
      String source, String id, String mediaType, byte[] bytes) {
    MemoryTable table = table(source);
    MemoryRow.Attachment attached =
        new MemoryRow.Attachment(requireNonNull(mediaType, "mediaType"), bytes);
    write(() -> table.attach(id, attached));
    return this;
  }

  /**
   * Lets some questions fail from now on, until {@link #clearFaults()}.
   *
   * @param fault how
   * @param point which
   * @return this
   */
  public MemoryService inject(Fault fault, FaultPoint point) {
    if (point.place() == FaultPoint.Place.SOURCE) {
      table(point.source());
    }
    faults.inject(requireNonNull(fault, "fault"), point);
    return this;
  }

  /**
   * Sets after how many records an answer breaks off that is made to.
   *
   * @param records at least one; one unless set
   * @return this
   */
  public MemoryService interruptAfter(int records) {
    if (records < 1) {
      throw new IllegalArgumentException("an answer breaks off after at least one record");
    }
    faults.interruptAfter(records);
    return this;
  }

  /**
   * Lets changes of a source fail from now on, until {@link #clearFaults()}; a change that breaks
   * off is made, and its answer lost.
   *
   * @param fault how
   * @param source the source's id
   * @return this
   */
  public MemoryService injectWhileChanging(Fault fault, String source) {
    table(source);
    changeFaults.inject(requireNonNull(fault, "fault"), FaultPoint.source(source));
    return this;
  }

  /** Ends every fault; calls that hang continue. */
  public void clearFaults() {
    faults.clear();
    changeFaults.clear();
  }

  /**
   * Does what was taken on and not done yet. Documents are shredded late; else they are when
   * somebody asks after them the second time.
   *
   * @return this
   */
  public synchronized MemoryService completeJobs() {
    jobs.completeAll(this::delete);
    return this;
  }

  /**
   * What a source holds, without asking as an adapter does: no fault, not counted.
   *
   * @param source the source's id
   * @return one JSON object each, secret fields included, in the order in which they were added
   */
  public synchronized List<String> storedRows(String source) {
    return table(source).rows().stream().map(MemoryRow::json).toList();
  }

  /**
   * How many rows adapters were handed so far.
   *
   * @return each row as often as it was handed out
   */
  public synchronized long rowsServed() {
    return rowsServed;
  }

  /**
   * Deletes a row as another client of the service would: without a plan and without a permit.
   *
   * @param source the table
   * @param id the row
   * @return whether the service let it be changed
   */
  public boolean deleteElsewhere(String source, String id) {
    try {
      changeFaults.beforeCall(FaultPoint.source(source), source, new Cancellation());
    } catch (MemoryFailure e) {
      return false;
    }
    delete(source, List.of(id));
    return true;
  }

  /**
   * How often anything was added or changed.
   *
   * @return grows with every change
   */
  public synchronized long writes() {
    return writes;
  }

  MemoryConnection connect(String key) {
    return new MemoryConnection(this, faults, key);
  }

  boolean accepts(String key) {
    return accessKey.equals(key);
  }

  TenantId tenant() {
    return tenant;
  }

  synchronized List<MemoryAccount> accounts() {
    return people.values().stream().map(MemoryPerson::account).toList();
  }

  synchronized List<String> devices(String number) {
    MemoryPerson person = people.get(number);
    return person == null ? List.of() : person.devices();
  }

  synchronized MemoryPage page(MemoryQuery query, MemoryPage.Position from, int limit) {
    MemoryPage page = table(query.source()).page(query, from, limit);
    rowsServed += page.rows().size();
    return page;
  }

  FaultInjector changeFaults() {
    return changeFaults;
  }

  synchronized boolean isClosed(String source, List<String> ids) {
    return source.equals(MemorySources.ACCOUNT) && isClosed.containsAll(ids);
  }

  synchronized Optional<String> findJob(String source, List<String> ids) {
    return jobs.find(source, ids);
  }

  synchronized boolean isFinished(String token) {
    return jobs.isFinished(token, this::delete);
  }

  /** Makes a change; what takes longer has a token. */
  synchronized Optional<String> change(MemoryChange change, String source, List<String> ids) {
    switch (change) {
      case DELETE -> delete(source, ids);
      case SHRED -> {
        String token = jobs.submit(source, ids);
        write(() -> {});
        return Optional.of(token);
      }
      case CLOSE -> write(() -> isClosed.addAll(ids));
      case PURGE -> {
        numbers(source, ids).forEach(people::remove);
        delete(source, ids);
      }
    }
    return Optional.empty();
  }

  private List<String> numbers(String source, List<String> ids) {
    return table(source).rows().stream()
        .filter(row -> ids.contains(row.id()))
        .map(row -> Content.ofJson(row.json().getBytes(StandardCharsets.UTF_8)))
        .flatMap(content -> content.text("customerNumber").stream())
        .toList();
  }

  private synchronized void delete(String source, List<String> ids) {
    if (table(source).containsAny(ids)) {
      write(() -> table(source).delete(ids));
    }
  }

  synchronized void write(Runnable change) {
    change.run();
    writes++;
  }

  private synchronized MemoryTable table(String source) {
    MemoryTable table = tables.get(source);
    if (table == null) {
      throw new IllegalArgumentException(
          "no source '" + source + "'; there are " + tables.keySet());
    }
    return table;
  }

  @Override
  public String toString() {
    return "MemoryService[" + tenant + "]";
  }
}
