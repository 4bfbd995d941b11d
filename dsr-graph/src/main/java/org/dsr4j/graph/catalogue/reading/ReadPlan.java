package org.dsr4j.graph.catalogue.reading;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.catalogue.CatalogueGaps;
import org.dsr4j.graph.catalogue.GapSink;
import org.dsr4j.graph.catalogue.KnownWithoutAccount;
import org.dsr4j.graph.catalogue.Placeholder;
import org.dsr4j.graph.catalogue.ReadFacts;
import org.dsr4j.graph.catalogue.ReadingOptions;
import org.dsr4j.graph.model.GraphVersion;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.ReadTask;

/** Decides which reads of an entry run, for which people and with which values. */
final class ReadPlan {

  private final CatalogueEntry entry;
  private final ReadTask task;
  private final ReadingOptions allowed;
  private final String cloud;
  private final GapSink gaps;
  private final List<BoundRead> boundReads = new ArrayList<>();

  /** A read with its values. */
  record BoundRead(ReadFacts read, ReadBinding binding) {}

  ReadPlan(
      CatalogueEntry entry, ReadTask task, ReadingOptions allowed, String cloud, GapSink gaps) {
    this.entry = entry;
    this.task = task;
    this.allowed = allowed;
    this.cloud = cloud;
    this.gaps = gaps;
  }

  List<BoundRead> boundReads() {
    entry.reads().forEach(this::plan);
    return List.copyOf(boundReads);
  }

  private void plan(ReadFacts read) {
    if (!read.existsIn(cloud)) {
      return;
    }
    if (read.version == GraphVersion.BETA && !allowed.beta()) {
      gaps.add(null, CatalogueGaps.betaSwitchedOff(read.what()));
    } else if (read.needed().isEmpty()) {
      tenantWide(read);
    } else {
      task.subjects().forEach(subject -> plan(read, subject));
    }
  }

  private void tenantWide(ReadFacts read) {
    if (!allowed.tenantWide()) {
      gaps.add(null, CatalogueGaps.tenantWideForbidden(read.what()));
      return;
    }
    List<Identity> nameable = task.subjects().stream().filter(entry::canMatch).toList();
    if (!nameable.isEmpty()) {
      boundReads.add(new BoundRead(read, ReadBinding.everyone(nameable)));
    }
    if (!entry.needsDevicesOnly()) {
      task.subjects().stream()
          .filter(subject -> !nameable.contains(subject))
          .forEach(subject -> noteUnknown(subject, read));
    }
  }

  private void plan(ReadFacts read, Identity subject) {
    List<Placeholder> unknown =
        read.needed().stream().filter(name -> name.values(subject).isEmpty()).toList();
    // A person without devices has no data here; the facet shows whether there are devices.
    if (unknown.stream().allMatch(Placeholder::optional)) {
      ReadBinding.of(read, subject).forEach(pass -> boundReads.add(new BoundRead(read, pass)));
    } else {
      noteUnknown(subject, read);
    }
  }

  /** A person without an account has no such identifier and no data for it. */
  private void noteUnknown(Identity subject, ReadFacts read) {
    if (!task.notIdentified(subject) && !KnownWithoutAccount.matches(subject)) {
      gaps.add(subject, CatalogueGaps.identifierUnknown(read.what()));
    }
  }
}
