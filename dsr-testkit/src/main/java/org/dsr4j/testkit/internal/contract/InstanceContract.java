package org.dsr4j.testkit.internal.contract;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dsr4j.Dsr;
import org.dsr4j.model.DataSubject;
import org.dsr4j.model.DsrException;
import org.dsr4j.model.SourceDescriptor;
import org.dsr4j.spi.Adapter;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.spi.Configuration;
import org.dsr4j.spi.ConfigurationKey;
import org.dsr4j.spi.SubjectResolver;
import org.dsr4j.testkit.contract.Rule;
import org.dsr4j.testkit.contract.SeededPerson;
import org.dsr4j.testkit.internal.contract.fixture.ReadFixture;
import org.dsr4j.testkit.internal.contract.fixture.RecordedRead;
import org.dsr4j.testkit.internal.contract.result.FailureTexts;
import org.dsr4j.testkit.internal.contract.result.Findings;

/** Rules {@code DECL} on configuration and on opening and closing instances. */
public abstract class InstanceContract extends ContractConcern {

  private static final Pattern SECRET =
      Pattern.compile("(^|[.-])(password|secret|token|credential|key)$");

  /** Not a number, an address or a file: code that parses the value refuses it. */
  private static final String NONSENSE = "::invalid value of the contract kit::";

  /** For subclasses. */
  public InstanceContract() {}

  @ChecksRule(Rule.DECL_08)
  final void aMissingKeyIsNamedAndNoValueDisclosed() {
    check(
        findings -> {
          AdapterProvider provider = readFixture().harness().provider();
          List<ConfigurationKey> keys = provider.configuration().keys();
          if (keys.isEmpty()) {
            throw Findings.notApplicable("there is no configuration key");
          }
          for (ConfigurationKey key : keys) {
            if (key.required()) {
              missing(findings, provider, key);
            }
            nonsense(findings, provider, key);
          }
        });
  }

  private void missing(Findings findings, AdapterProvider provider, ConfigurationKey key) {
    Map<String, String> values = configured(provider);
    values.remove(key.name());
    try (Dsr dsr =
        Dsr.builder(readFixture().harness().tenant())
            .adapter(provider, ReadFixture.INSTANCE, Configuration.of(values))
            .build()) {
      findings.breach(
          "'"
              + key.name()
              + "' is required, but its absence is accepted by "
              + dsr.sources().size());
    } catch (DsrException e) {
      String message = String.valueOf(e.getMessage());
      findings.breachUnless(message.contains(key.name()), "'" + key.name() + "' is not named");
      values.forEach(
          (name, value) ->
              findings.breachUnless(
                  value.length() < 6 || !message.contains(value),
                  "the message contains the value of '" + name + "'"));
    }
  }

  /** Calls the adapter itself, because the engine does not pass on the exceptions of an adapter. */
  private void nonsense(Findings findings, AdapterProvider provider, ConfigurationKey key) {
    Map<String, String> values = configured(provider);
    values.put(key.name(), NONSENSE);
    Configuration configuration = Configuration.of(values);
    try {
      provider.define(ReadFixture.INSTANCE, configuration);
      readFixture().open(configuration).close();
    } catch (RuntimeException e) {
      findings.breachUnless(
          FailureTexts.messages(e).stream().noneMatch(message -> message.contains(NONSENSE)),
          "a message contains the value of '" + key.name() + "'");
    }
  }

  private Map<String, String> configured(AdapterProvider provider) {
    Map<String, String> values = new HashMap<>();
    for (ConfigurationKey key : provider.configuration().keys()) {
      readFixture()
          .harness()
          .configuration()
          .text(key.name())
          .ifPresent(v -> values.put(key.name(), v));
    }
    return values;
  }

  @ChecksRule(Rule.DECL_09)
  final void secretKeysAreDeclaredSecret() {
    check(
        findings -> {
          for (ConfigurationKey key : readFixture().harness().provider().configuration().keys()) {
            boolean looksSecret = SECRET.matcher(key.name().toLowerCase(Locale.ROOT)).find();
            findings.breachUnless(
                key.secret() || !looksSecret, "'" + key.name() + "' is not declared secret");
          }
        });
  }

  @ChecksRule(Rule.DECL_10)
  final void instancesDoNotAffectEachOther() {
    check(
        findings -> {
          SeededPerson person = readFixture().population().person();
          Adapter right =
              readFixture().open("right", readFixture().harness().tenant(), Clock.systemUTC());
          Adapter left =
              readFixture().open("left", readFixture().harness().tenant(), Clock.systemUTC());
          left.close();
          // Only identifiers that are valid outside the instance under test.
          person.lookUps().stream()
              .filter(way -> understood(right, way))
              .findFirst()
              .ifPresent(way -> ReadFixture.resolve(right, way));
          right.close();
          for (SourceDescriptor source : readFixture().exportable()) {
            RecordedRead reading = readFixture().read(source, person);
            findings.breachAtUnless(
                reading.complete(),
                source.id(),
                "not read to its end after other instances were closed: " + reading.description());
          }
        });
  }

  private static boolean understood(Adapter adapter, DataSubject way) {
    return adapter instanceof SubjectResolver resolver
        && way.identifiers().stream().allMatch(id -> resolver.consumes().contains(id.kind()));
  }

  @ChecksRule(Rule.DECL_11)
  final void closingTwiceDoesNotThrow() {
    check(
        findings -> {
          Adapter adapter =
              readFixture().open("closed", readFixture().harness().tenant(), Clock.systemUTC());
          adapter.close();
          try {
            adapter.close();
          } catch (RuntimeException e) {
            findings.breach("the second close() threw " + FailureTexts.describe(e), e);
          }
        });
  }
}
