package org.dsr4j.testkit.internal.store;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.dsr4j.testkit.internal.odata.Selection;
import org.dsr4j.testkit.internal.schema.EntityType;
import org.dsr4j.testkit.internal.schema.EntityTypes;
import org.dsr4j.testkit.internal.schema.PublishedVersion;
import org.dsr4j.testkit.internal.schema.RouteTable;

/** Writes rows in the form that one request returns. Used by one thread. */
public final class RowShape {

  private final EntityTypes types;
  private final PublishedVersion version;
  private final EntityType asked;
  private final Selection selection;
  private final boolean single;
  private final Set<String> hidden;
  private final int seconds;
  private final Map<String, Map<String, Verdict>> verdicts = new HashMap<>();

  /** How a property is written. */
  private enum Verdict {
    SHOWN,
    NULL,
    ABSENT
  }

  /**
   * Creates a shape.
   *
   * @param types the known types
   * @param version the requested version
   * @param asked the type of the path's answer
   * @param selection the selected properties
   * @param single whether one object is requested instead of a list
   * @param hidden members that are omitted
   * @param seconds how far volatile dates are moved forward
   */
  public RowShape(
      EntityTypes types,
      PublishedVersion version,
      EntityType asked,
      Selection selection,
      boolean single,
      Set<String> hidden,
      int seconds) {
    this.types = types;
    this.version = version;
    this.asked = asked;
    this.selection = selection;
    this.single = single;
    this.hidden = Set.copyOf(hidden);
    this.seconds = seconds;
  }

  /**
   * {@return the text of a row; the remaining tokens of a row that was added as text are unchanged}
   *
   * @param row the row
   */
  public String write(Row row) {
    String typeName = row.type();
    EntityType type = typeName == null ? null : types.find(version, typeName);
    if (type == null) {
      return selection.isDefault() ? row.text() : selected(row);
    }
    RowWriter out = new RowWriter();
    if (!type.name().equals(asked.name())) {
      out.member("@odata.type", "\"#microsoft.graph." + type.name() + "\"");
    }
    Map<String, Verdict> known = verdicts.computeIfAbsent(type.name(), key -> new HashMap<>());
    for (Map.Entry<String, String> member : row.members().entrySet()) {
      String name = member.getKey();
      Verdict verdict = known.computeIfAbsent(name, key -> verdict(type, key));
      if (verdict != Verdict.ABSENT) {
        out.member(
            name,
            verdict == Verdict.NULL
                ? "null"
                : VolatileDates.shifted(name, member.getValue(), seconds));
      }
    }
    return out.toString();
  }

  private String selected(Row row) {
    RowWriter out = new RowWriter();
    row.members()
        .forEach(
            (name, value) -> {
              if (name.startsWith("@") || selection.contains(name)) {
                out.member(name, value);
              }
            });
    return out.toString();
  }

  private Verdict verdict(EntityType type, String name) {
    if (hidden.contains(name) || !isAsked(type, name)) {
      return Verdict.ABSENT;
    }
    return hides(type, name) ? Verdict.NULL : Verdict.SHOWN;
  }

  private boolean isAsked(EntityType type, String name) {
    if (!type.has(name) && isOfOtherVersion(type, name)) {
      return false;
    }
    return name.startsWith("@")
        || (selection.isDefault() ? type.returnsUnasked(name) : selection.contains(name));
  }

  /** A test has intentionally added this property, because no version publishes it. */
  private boolean isOfOtherVersion(EntityType type, String name) {
    for (PublishedVersion other : PublishedVersion.both()) {
      EntityType there = RouteTable.get().types().find(other, type.name());
      if (there != null && there.has(name)) {
        return true;
      }
    }
    return false;
  }

  private boolean hides(EntityType type, String name) {
    return type.singleOnly().contains(name) && !(single && selection.contains(name));
  }
}
