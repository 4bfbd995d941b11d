package org.dsr4j.internal.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dsr4j.Journals;
import org.dsr4j.evidence.JournalEntryKind;
import org.dsr4j.model.DsrException;

/** Another process that writes a journal until it is killed, and reports its durable entries. */
final class WritingProcess {

  static final String BUSY = "busy";

  private final Process process;
  private final BufferedReader out;

  private WritingProcess(Process process) {
    this.process = process;
    this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), US_ASCII));
  }

  static WritingProcess start(Path folder) throws IOException {
    return new WritingProcess(
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx128m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    WritingProcess.class.getName(),
                    folder.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  /** Returns the next line of its output. */
  String next() throws IOException {
    return String.valueOf(out.readLine());
  }

  /** Kills the process, and returns the number of the last entry that it reported as durable. */
  long kill() throws IOException, InterruptedException {
    // With the handle, because Process.destroy would also close the output stream.
    process.toHandle().destroyForcibly();
    long last = 0;
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      // The kill may truncate the last number; a shorter number is smaller.
      last = Math.max(last, line.isEmpty() ? 0 : Long.parseLong(line));
    }
    process.waitFor();
    return last;
  }

  /** Kills the process if it still runs. */
  void end() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  static JournalSettings settings(Path folder) {
    return JournalSamples.settings(
        Journals.directory(folder.resolve("journals")),
        Journals.keyDirectory(folder.resolve("keys")),
        Journals.signerFile(folder.resolve("signer.pem")),
        Journals.anchorDirectory(folder.resolve("anchor")));
  }

  /** Holds the journal of the folder and appends without end. */
  public static void main(String[] arguments) {
    try (CaseJournal journal =
        CaseJournal.open(settings(Path.of(arguments[0])), JournalSamples.CASE)) {
      for (boolean write = true; write; ) {
        journal.append(
            JournalEntryKind.POLLED, Map.of("fill", "x".repeat(20_000)), JournalSamples.person());
        System.out.println(journal.head().number());
        write = !System.out.checkError();
      }
    } catch (DsrException e) {
      System.out.println(BUSY);
    }
  }
}
