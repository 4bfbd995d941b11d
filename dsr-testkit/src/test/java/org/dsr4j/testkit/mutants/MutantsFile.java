package org.dsr4j.testkit.mutants;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.dsr4j.testkit.contract.Rule;

/** Writes the results of the mutants as a machine-readable file. */
final class MutantsFile {

  private MutantsFile() {}

  static void write(Path file, Map<Mutant, MutantRun> runs) throws IOException {
    try (JsonGenerator json = new JsonFactory().createGenerator(file.toFile(), JsonEncoding.UTF8)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeNumberField("mutants", runs.size());
      json.writeNumberField(
          "caughtByName",
          runs.entrySet().stream()
              .filter(run -> caughtByName(run.getKey(), run.getValue()))
              .count());
      json.writeNumberField(
          "seenInRealSystems", runs.keySet().stream().filter(Mutant::cited).count());
      json.writeNumberField("rules", Rule.values().length);
      json.writeNumberField(
          "rulesBroken", runs.keySet().stream().map(Mutant::rule).distinct().count());
      json.writeArrayFieldStart("each");
      for (Map.Entry<Mutant, MutantRun> run : runs.entrySet()) {
        each(json, run.getKey(), run.getValue());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
  }

  private static boolean caughtByName(Mutant mutant, MutantRun run) {
    return run.failures().getOrDefault(mutant.rule(), "").startsWith(mutant.rule().id() + " ");
  }

  private static void each(JsonGenerator json, Mutant mutant, MutantRun run) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", mutant.name());
    json.writeStringField("rule", mutant.rule().id());
    json.writeStringField("seenAt", mutant.seenAt());
    json.writeBooleanField("caughtByName", caughtByName(mutant, run));
    json.writeArrayFieldStart("otherRules");
    for (Rule rule : run.besides(mutant.rule())) {
      json.writeString(rule.id());
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
