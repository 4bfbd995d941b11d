package org.dsr4j.graph.catalogue.reading;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dsr4j.graph.catalogue.Catalogue;
import org.dsr4j.graph.catalogue.CatalogueEntry;
import org.dsr4j.graph.model.GraphError;
import org.dsr4j.model.Facet;
import org.dsr4j.model.Gap;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Resolution;

/**
 * Names the permissions where a service refused a search for the person: those of the source that
 * reads the same path, or else the one that every search needs.
 */
record ResolverPermissions(Catalogue catalogue) {

  private static final Pattern OPERATION = Pattern.compile("GET (/[^ :,]+)");
  private static final Pattern KEY = Pattern.compile("\\{[A-Za-z]+}|\\('?\\{?[A-Za-z]+}?'?\\)");
  private static final String LOOK_UP = "User.Read.All";

  Resolution named(Resolution found) {
    if (found instanceof Resolution.Unavailable unavailable) {
      return new Resolution.Unavailable(named(unavailable.gap()));
    }
    if (found instanceof Resolution.Identified identified) {
      return new Resolution.Identified(identified.facets().stream().map(this::named).toList());
    }
    return found;
  }

  private Facet named(Facet facet) {
    List<Gap> gaps = facet.gaps().stream().map(this::named).toList();
    return new Facet(facet.name(), facet.identifiers(), gaps);
  }

  private Gap named(Gap gap) {
    if (gap.code() != GraphError.FORBIDDEN) {
      return gap;
    }
    Matcher operation = OPERATION.matcher(gap.detail());
    Optional<SourceDescriptor> source =
        operation.find() ? reader(plain(operation.group(1))) : Optional.empty();
    return source
        .map(each -> new NeededPermissions(each).named(gap))
        .orElseGet(
            () ->
                new Gap(gap.status(), gap.code(), gap.detail() + "; the search needs " + LOOK_UP));
  }

  /** Returns the source that reads an operation; the one with the fewest operations is about it. */
  private Optional<SourceDescriptor> reader(String operation) {
    return catalogue.entries().stream()
        .map(CatalogueEntry::descriptor)
        .filter(
            source ->
                source.readsFrom().stream().anyMatch(place -> plain(place).endsWith(operation)))
        .min(Comparator.comparingInt(source -> source.readsFrom().size()));
  }

  /** Places and requests name their placeholders differently. */
  private static String plain(String path) {
    return KEY.matcher(path).replaceAll("{}");
  }
}
