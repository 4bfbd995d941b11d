package org.dsr4j.graph.catalogue.reading;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.ReadingOptions;
import org.dsr4j.model.Cancellation;
import org.dsr4j.model.Content;
import org.dsr4j.model.Identity;
import org.dsr4j.model.Match;
import org.dsr4j.model.RecordKey;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.model.Window;
import org.dsr4j.spi.ReadOutcome;
import org.dsr4j.spi.ReadTask;
import org.dsr4j.spi.RecordSink;

/** Reads an entry like the engine and keeps the results. */
final class CatalogueReadFixture implements ReadTask, RecordSink {

  record ReadResult(Identity who, String key, String json, Match match) {}

  final List<ReadResult> got = new ArrayList<>();
  final Cancellation cancellation = new Cancellation();
  private final CatalogueEntry entry;
  private final List<Identity> subjects;
  private Window window = Window.all();
  private ReadingOptions allowed = ReadingOptions.ALL;
  private boolean notIdentified;
  ReadOutcome outcome = ReadOutcome.complete();

  CatalogueReadFixture(CatalogueEntry entry, Identity... subjects) {
    this.entry = entry;
    this.subjects = List.of(subjects);
  }

  CatalogueReadFixture within(Window bounds) {
    window = bounds;
    return this;
  }

  CatalogueReadFixture withoutBeta() {
    allowed = new ReadingOptions(false, true, true);
    return this;
  }

  CatalogueReadFixture withoutTenantWideLists() {
    allowed = new ReadingOptions(true, false, true);
    return this;
  }

  CatalogueReadFixture withoutShortcuts() {
    allowed = new ReadingOptions(true, true, false);
    return this;
  }

  /** The directory was searched and has no account of these people. */
  CatalogueReadFixture ofOtherPeople() {
    notIdentified = true;
    return this;
  }

  CatalogueReadFixture from(FakeGraph graph) {
    outcome =
        new CatalogueSourceReader(graph, allowed, entry, new SharedLists(), this, this).read();
    return this;
  }

  List<String> json() {
    return got.stream().map(ReadResult::json).toList();
  }

  List<String> codes() {
    return outcome.gaps().stream().map(gap -> gap.gap().code().code()).toList();
  }

  @Override
  public SourceDescriptor source() {
    return entry.descriptor();
  }

  @Override
  public List<Identity> subjects() {
    return subjects;
  }

  @Override
  public boolean notIdentified(Identity subject) {
    return notIdentified;
  }

  @Override
  public Window window() {
    return window;
  }

  @Override
  public Cancellation cancellation() {
    return cancellation;
  }

  @Override
  public void record(Identity who, RecordKey key, Content content, Match match) {
    got.add(
        new ReadResult(
            who, key.value(), new String(content.bytes(), UTF_8).replace('"', '\''), match));
  }

  @Override
  public void attachment(Identity who, RecordKey key, String mediaType, InputStream in) {
    throw new AssertionError("no attachments here");
  }
}
