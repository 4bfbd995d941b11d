package org.dsr4j.intune.reports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.dsr4j.graph.catalogue.RowDigest;
import org.dsr4j.graph.catalogue.SpecialReader;
import org.dsr4j.graph.catalogue.SpecialReading;
import org.dsr4j.graph.internal.paging.JsonStreamWalker;
import org.dsr4j.graph.internal.paging.PagesWithoutNews;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.graph.model.GraphFailure;
import org.dsr4j.graph.model.GraphRequest;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.graph.model.StreamConsumer;
import org.dsr4j.graph.model.UnreadableBodyException;
import org.dsr4j.model.Content;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.Identity;
import org.dsr4j.model.RecordKey;
import org.jspecify.annotations.Nullable;

/** Reads Intune's own export of a user's data: each element of a set is a record. */
public final class DataExportReader implements SpecialReader {

  private static final String TEMPLATE =
      "/users/{userId}/exportDeviceAndAppManagementData()/content";
  private static final String PLACE = "GET /v1.0" + TEMPLATE;
  private static final long MAX_PAGE = 1L << 30;
  private static final int MAX_ELEMENT = 16 << 20;

  @Override
  public List<String> requestsIn(String cloud) {
    return List.of(PLACE);
  }

  @Override
  public List<String> places() {
    return List.of(PLACE);
  }

  @Override
  public void read(SpecialReading reading) {
    reading.eachPerson(
        who ->
            reading
                .needed(who, IdentifierKind.OBJECT_ID, PLACE)
                .forEach(userId -> read(reading, who, userId)));
  }

  private static void read(SpecialReading reading, Identity who, String userId) {
    GraphRequest request = GraphRequest.get(GraphVersion.V1, TEMPLATE).path("userId", userId);
    try {
      pages(reading, who, request).ifPresent(failure -> reading.failed(who, PLACE, failure));
    } catch (UnreadableBodyException e) {
      reading.failed(who, PLACE, e.failure());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<GraphFailure> pages(
      SpecialReading reading, Identity who, GraphRequest request) throws IOException {
    Set<String> links = new HashSet<>();
    PagesWithoutNews withoutNews = new PagesWithoutNews();
    @Nullable String link = null;
    do {
      AtomicLong elements = new AtomicLong();
      EntitySetsReader page =
          new EntitySetsReader(
              (set, element) -> {
                elements.incrementAndGet();
                reading.records().deliver(who, key(set, element), element);
              });
      Optional<GraphFailure> failure = page(reading, request, link, page);
      if (failure.isPresent() || reading.task().cancellation().isCancelled()) {
        return failure;
      }
      link = page.nextLink();
      if (link != null && !links.add(link)) {
        throw UnreadableBodyException.of(
            GraphError.LOOPING_LINK, "a next link of an export led back to a page");
      }
      withoutNews.end(elements.get() > 0);
      if (withoutNews.tooMany()) {
        return Optional.of(PagesWithoutNews.failure());
      }
    } while (link != null);
    return Optional.empty();
  }

  private static Optional<GraphFailure> page(
      SpecialReading reading, GraphRequest request, @Nullable String link, EntitySetsReader page)
      throws IOException {
    StreamConsumer walk = (mediaType, in) -> JsonStreamWalker.walk(in, MAX_ELEMENT, page);
    return link == null
        ? reading.graph().stream(request, MAX_PAGE, walk)
        : reading.graph().follow(request, link, MAX_PAGE, walk);
  }

  private static RecordKey key(String set, Content element) {
    String id =
        Stream.of("id", "Id", "ID")
            .flatMap(name -> element.text(name).stream())
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElseGet(() -> RowDigest.of(element));
    return RecordKey.of(set + "/" + id);
  }
}
