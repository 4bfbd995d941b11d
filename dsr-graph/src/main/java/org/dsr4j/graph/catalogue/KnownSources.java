package org.dsr4j.graph.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dsr4j.model.Action;
import org.dsr4j.model.ActionSupport;
import org.dsr4j.model.SourceCategory;
import org.dsr4j.model.SourceDescriptor;

/**
 * Places of personal data that are known, but not read by this version: one line of a table each.
 *
 * <p>Columns, separated by tabs: id, title, category, purpose, clouds in which it is absent, what
 * to do meanwhile, then what erasure, correction and restriction can do in the words of {@link
 * Changes}. Lines that begin with {@code #} are remarks.
 */
public final class KnownSources {

  private static final int COLUMNS = 9;
  private static final Map<String, SourceCategory> CATEGORIES =
      Map.of(
          "customer", SourceCategory.CUSTOMER_DATA,
          "end-user", SourceCategory.END_USER_INFORMATION,
          "log", SourceCategory.SYSTEM_GENERATED_LOG,
          "trail", SourceCategory.SYSTEM_GENERATED_LOG,
          "audit", SourceCategory.AUDIT_LOG);

  /** Categories of which an audit would read the rows, so that leaving them out leaves a gap. */
  private static final Set<String> TRAILS = Set.of("trail", "audit");

  private KnownSources() {}

  /**
   * Reads a table.
   *
   * @param module a class beside the table
   * @param resource the table's name
   * @return one entry per line, in order
   */
  public static List<CatalogueEntry> read(Class<?> module, String resource) {
    InputStream in = Objects.requireNonNull(module.getResourceAsStream(resource), resource);
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(KnownSources::entry)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CatalogueEntry entry(String line) {
    String[] cells = line.split("\t", -1);
    SourceCategory category = CATEGORIES.get(cells[2]);
    if (cells.length != COLUMNS || category == null) {
      throw new IllegalArgumentException("not a line of the table: " + cells[0]);
    }
    ActionSupport notYet = new ActionSupport.NotYet(cells[5]);
    SourceDescriptor descriptor =
        SourceDescriptor.source(cells[0], cells[1])
            .category(category)
            .purpose(cells[3])
            .recipients(EntryBuilder.PROCESSOR)
            .absentIn(cells[4].isEmpty() ? new String[0] : cells[4].split(" ", -1))
            .on(Action.DISCOVER, notYet)
            .on(Action.EXPORT, notYet)
            .on(Action.AUDIT, TRAILS.contains(cells[2]) ? notYet : EntryBuilder.NO_TRAIL)
            .on(Action.DELETE, Changes.parse(cells[6]))
            .on(Action.RECTIFY, Changes.parse(cells[7]))
            .on(Action.RESTRICT, Changes.parse(cells[8]))
            .build();
    return CatalogueEntry.known(descriptor);
  }
}
