package org.dsr4j.testkit.assertj;

import java.util.List;
import java.util.stream.StreamSupport;
import org.assertj.core.api.AbstractListAssert;
import org.dsr4j.model.Content;
import org.dsr4j.model.PersonalDataRecord;
import org.dsr4j.testkit.internal.text.ForbiddenTextSearch;
import org.jspecify.annotations.Nullable;

/** Assertions about records in their order, in addition to AssertJ's assertions for lists. */
public final class RecordsAssert
    extends AbstractListAssert<
        RecordsAssert,
        List<? extends PersonalDataRecord>,
        PersonalDataRecord,
        PersonalDataRecordAssert> {

  RecordsAssert(@Nullable List<? extends PersonalDataRecord> actual) {
    super(actual, RecordsAssert.class);
  }

  /**
   * Selects the records of one source.
   *
   * <pre>{@code
   * assertThatRecords(records).from("azuread/aad-user").hasSize(1);   // passes when there is one account
   * assertThatRecords(records).from("azuread/aad-user").isEmpty();    // fails then
   * }</pre>
   *
   * @param source {@code "instance/source"}
   * @return assertions about its records, which may be none
   */
  public RecordsAssert from(String source) {
    isNotNull();
    return newAbstractIterableAssert(
        actual.stream().filter(record -> record.source().toString().equals(source)).toList());
  }

  /**
   * Checks the contents, token by token and in order; see {@link ContentAssert#isTokenExactly}.
   *
   * <pre>{@code
   * assertThatRecords(records).haveContents("{\"id\":1}", "{\"id\":2}");   // passes for these two
   * assertThatRecords(records).haveContents("{\"id\":2}", "{\"id\":1}");   // fails for them
   * }</pre>
   *
   * @param json one JSON object per record
   * @return this
   * @throws IllegalArgumentException when one is not a JSON object
   */
  public RecordsAssert haveContents(String... json) {
    isNotNull();
    List<String> seen =
        actual.stream().map(PersonalDataRecord::content).map(ContentAssert::text).toList();
    ContentList.difference(List.of(json), seen)
        .ifPresent(
            difference -> {
              throw failure(
                  "%s", "Expecting records to have the contents given, but " + difference);
            });
    return this;
  }

  /**
   * Checks that no record contains one of these texts, ignoring case.
   *
   * <pre>{@code
   * assertThatRecords(records).neverMention("berta@contoso.com");   // passes for Anna's records
   * assertThatRecords(records).neverMention("anna@contoso.com");    // fails for them
   * }</pre>
   *
   * @param texts the texts to search for, at least one, none blank
   * @return this
   */
  public RecordsAssert neverMention(String... texts) {
    ForbiddenTextSearch search = new ForbiddenTextSearch(texts);
    isNotNull();
    for (int i = 0; i < actual.size(); i++) {
      PersonalDataRecord record = actual.get(i);
      Content content = record.content();
      int number = i;
      search
          .inJson(ContentAssert.text(content))
          .ifPresent(
              hit -> {
                throw failure(
                    "Expecting records never to mention%n  %s%nbut the one at index %d, from %s,"
                        + " does at %s%n  %s",
                    hit.text(), number, record.source(), hit.where(), hit.excerpt());
              });
    }
    return this;
  }

  @Override
  protected PersonalDataRecordAssert toAssert(PersonalDataRecord value, String description) {
    return new PersonalDataRecordAssert(value).as(description);
  }

  @Override
  protected RecordsAssert newAbstractIterableAssert(
      Iterable<? extends PersonalDataRecord> iterable) {
    return new RecordsAssert(StreamSupport.stream(iterable.spliterator(), false).toList())
        .as(info.description());
  }
}
