package org.dsr4j.testkit.internal.contract.result;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.dsr4j.spi.AdapterProvider;
import org.dsr4j.testkit.contract.Rule;

/** The results of all rules, as a machine-readable file for each test class. */
public final class RuleResults {

  /** The result of a rule. */
  private enum Verdict {
    KEPT,
    BROKEN,
    KNOWN_DEVIATION,
    NOT_APPLICABLE
  }

  private record Line(Verdict verdict, String detail) {}

  private final Path file;
  private final Map<Rule, Line> lines = new EnumMap<>(Rule.class);

  public RuleResults(Path file) {
    this.file = file;
  }

  public synchronized void add(Findings findings, Throwable thrown) {
    Verdict verdict = thrown instanceof NotApplicable ? Verdict.NOT_APPLICABLE : Verdict.BROKEN;
    lines.put(findings.rule(), new Line(verdict, String.valueOf(thrown.getMessage())));
  }

  /** Records the findings and fails the test if necessary. */
  public void recordAndFail(Findings findings) {
    AssertionError failure = findings.failure();
    if (failure != null) {
      add(findings, failure);
      throw failure;
    }
    synchronized (this) {
      lines.put(
          findings.rule(),
          findings.deviations().isEmpty()
              ? new Line(Verdict.KEPT, "")
              : new Line(Verdict.KNOWN_DEVIATION, findings.deviations().toString()));
    }
  }

  public synchronized void write(AdapterProvider provider, String adapterVersion)
      throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("provider", provider.id());
      json.writeStringField("adapterVersion", adapterVersion);
      json.writeNumberField("spiMajor", AdapterProvider.SPI_MAJOR);
      json.writeNumberField("rulesOfTheContract", Rule.values().length);
      json.writeArrayFieldStart("rules");
      for (Map.Entry<Rule, Line> line : lines.entrySet()) {
        json.writeStartObject();
        json.writeStringField("rule", line.getKey().id());
        json.writeStringField("verdict", line.getValue().verdict().name());
        json.writeStringField("detail", line.getValue().detail());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }
}
