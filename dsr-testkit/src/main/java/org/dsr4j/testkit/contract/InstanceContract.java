package org.dsr4j.testkit.contract;

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

/** Configuration and instances: rules {@code DECL} on what is opened and closed. */
public abstract class InstanceContract extends ContractConcern {

  private static final Pattern SECRET =
      Pattern.compile("(^|[.-])(password|secret|token|credential|key)$");

  /** No number, no address, no file: whatever understands values refuses it. */
  private static final String NONSENSE = "::nonsense of the contract kit::";

  /** For subclasses. */
  protected InstanceContract() {}

  @Checks(Rule.DECL_08)
  final void aMissingKeyIsNamedAndNoValueDisclosed() {
    check(
        findings -> {
          AdapterProvider provider = bench().harness().provider();
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
        Dsr.builder(bench().harness().tenant())
            .adapter(provider, Workbench.INSTANCE, Configuration.of(values))
            .build()) {
      findings.breach("'" + key.name() + "' is required and not missed by " + dsr.sources().size());
    } catch (DsrException e) {
      String message = String.valueOf(e.getMessage());
      findings.breachUnless(message.contains(key.name()), "'" + key.name() + "' is not named");
      values.forEach(
          (name, value) ->
              findings.breachUnless(
                  value.length() < 6 || !message.contains(value),
                  "the message holds the value of '" + name + "'"));
    }
  }

  /** Asked of the adapter itself, because the engine does not hand on what an adapter throws. */
  private void nonsense(Findings findings, AdapterProvider provider, ConfigurationKey key) {
    Map<String, String> values = configured(provider);
    values.put(key.name(), NONSENSE);
    Configuration configuration = Configuration.of(values);
    try {
      provider.define(Workbench.INSTANCE, configuration);
      bench().open(configuration).close();
    } catch (RuntimeException e) {
      findings.breachUnless(
          Texts.messages(e).stream().noneMatch(message -> message.contains(NONSENSE)),
          "a message holds the value of '" + key.name() + "'");
    }
  }

  private Map<String, String> configured(AdapterProvider provider) {
    Map<String, String> values = new HashMap<>();
    for (ConfigurationKey key : provider.configuration().keys()) {
      bench().harness().configuration().text(key.name()).ifPresent(v -> values.put(key.name(), v));
    }
    return values;
  }

  @Checks(Rule.DECL_09)
  final void secretKeysAreDeclaredSecret() {
    check(
        findings -> {
          for (ConfigurationKey key : bench().harness().provider().configuration().keys()) {
            boolean looksSecret = SECRET.matcher(key.name().toLowerCase(Locale.ROOT)).find();
            findings.breachUnless(
                key.secret() || !looksSecret, "'" + key.name() + "' is not declared secret");
          }
        });
  }

  @Checks(Rule.DECL_10)
  final void instancesDoNotDisturbEachOther() {
    check(
        findings -> {
          SeededPerson person = bench().population().person();
          Adapter right = bench().open("right", bench().harness().tenant(), Clock.systemUTC());
          Adapter left = bench().open("left", bench().harness().tenant(), Clock.systemUTC());
          left.close();
          // Not by a way that means something within the instance under test only.
          person.ways().stream()
              .filter(way -> understood(right, way))
              .findFirst()
              .ifPresent(way -> Workbench.resolve(right, way));
          right.close();
          for (SourceDescriptor source : bench().exportable()) {
            Reading reading = bench().read(source, person);
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

  @Checks(Rule.DECL_11)
  final void closingTwiceDoesNothing() {
    check(
        findings -> {
          Adapter adapter = bench().open("closed", bench().harness().tenant(), Clock.systemUTC());
          adapter.close();
          try {
            adapter.close();
          } catch (RuntimeException e) {
            findings.breach("the second close() threw " + Texts.thrown(e), e);
          }
        });
  }
}
