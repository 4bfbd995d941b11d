package org.dsr4j.it.read;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.dsr4j.graph.model.GraphIdentifierKinds;
import org.dsr4j.model.FieldPath;
import org.dsr4j.model.IdentifierKind;
import org.dsr4j.model.MatchRule;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.testkit.internal.json.MemberEdit;

/** What may happen to a field that shows whose a row is, in all rows of all lists. */
enum LostMatchField {
  MISSING,
  NULL,
  EMPTY,
  RENAMED,
  WRAPPED,
  UNKNOWN_FORM;

  /** Identifiers without a published form: any text can be one of them. */
  private static final Set<IdentifierKind> OF_ANY_FORM =
      Set.of(
          GraphIdentifierKinds.SERIAL_NUMBER,
          GraphIdentifierKinds.IMEI,
          GraphIdentifierKinds.APPLE_ID);

  /** Sources whose rows need not name anybody, as their reads declare with a reason. */
  private static final Set<String> WITHOUT_PERSON = Set.of("intune-branding-contact");

  /** Whether this loss of a field can be seen. */
  boolean isVisible(SourceDescriptor source, FieldPath field) {
    return switch (this) {
      case NULL, EMPTY -> !WITHOUT_PERSON.contains(source.id());
      case UNKNOWN_FORM ->
          !WITHOUT_PERSON.contains(source.id())
              && source.matchRules().stream()
                  .filter(rule -> field.equals(rule.field()))
                  .noneMatch(rule -> OF_ANY_FORM.contains(rule.kind()));
      case MISSING, RENAMED, WRAPPED -> true;
    };
  }

  /** The fields that the match rules of a source use. */
  static Set<FieldPath> fields(SourceDescriptor source) {
    Set<FieldPath> fields = new LinkedHashSet<>();
    for (MatchRule rule : source.matchRules()) {
      Stream.of(rule.field(), rule.decidingField(), rule.weakeningField(), rule.dateField())
          .filter(field -> field != null)
          .forEach(fields::add);
    }
    return fields;
  }

  /** Changes the field in each row of a page. */
  String in(String page, FieldPath field) {
    String path = "value/" + field;
    return switch (this) {
      case MISSING -> MemberEdit.remove(path).apply(page);
      case NULL -> MemberEdit.set(path, "null").apply(page);
      case EMPTY -> MemberEdit.set(path, "\"\"").apply(page);
      case RENAMED -> MemberEdit.rename(path, "renamedByTheService").apply(page);
      case WRAPPED -> MemberEdit.set(path, "{\"value\":\"x\"}").apply(page);
      case UNKNOWN_FORM -> MemberEdit.set(path, "\"user:4711\"").apply(page);
    };
  }
}
