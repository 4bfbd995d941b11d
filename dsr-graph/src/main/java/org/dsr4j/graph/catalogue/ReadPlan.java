package org.dsr4j.graph.catalogue;

import java.util.ArrayList;
import java.util.List;
import org.dsr4j.graph.GraphError;
import org.dsr4j.graph.GraphVersion;
import org.dsr4j.model.Identity;
import org.dsr4j.spi.ReadTask;

/** Finds out which reads of an entry happen, for whom and with which values. */
final class ReadPlan {

  private final CatalogueEntry entry;
  private final ReadTask task;
  private final Allowed allowed;
  private final String cloud;
  private final Gaps gaps;
  private final List<Round> rounds = new ArrayList<>();

  /** A read with its values. */
  record Round(ReadFacts read, Pass pass) {}

  ReadPlan(CatalogueEntry entry, ReadTask task, Allowed allowed, String cloud, Gaps gaps) {
    this.entry = entry;
    this.task = task;
    this.allowed = allowed;
    this.cloud = cloud;
    this.gaps = gaps;
  }

  List<Round> rounds() {
    entry.reads().forEach(this::plan);
    return List.copyOf(rounds);
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
    List<Identity> nameable = task.subjects().stream().filter(entry::canName).toList();
    if (!nameable.isEmpty()) {
      rounds.add(new Round(read, Pass.everyone(nameable)));
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
    // Without devices there is nothing to read; whether there are none, the facet says.
    if (unknown.stream().allMatch(Placeholder::optional)) {
      Pass.of(read, subject).forEach(pass -> rounds.add(new Round(read, pass)));
    } else {
      noteUnknown(subject, read);
    }
  }

  /** Whom the directory does not know has no identifier there, and nothing behind it. */
  private void noteUnknown(Identity subject, ReadFacts read) {
    if (!task.notIdentified(subject) && !KnownWithoutAccount.is(subject)) {
      gaps.add(subject, CatalogueGaps.identifierUnknown(read.what()));
    }
  }
}
