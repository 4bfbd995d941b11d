package org.dsr4j.it.pages;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What exists in the source folders of this project: files, packages, types and their text. */
final class SourceIndex extends SimpleFileVisitor<Path> {

  private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
  private static final Pattern TYPE =
      Pattern.compile("\\b(?:class|interface|record|enum)\\s+([A-Z]\\w*)");
  private static final Set<String> SKIPPED = Set.of("target", ".git");

  private final Set<String> files = new HashSet<>();
  private final Set<String> packages = new HashSet<>();
  private final Map<String, StringBuilder> types = new HashMap<>();

  private SourceIndex() {}

  static SourceIndex of(Path root) throws IOException {
    SourceIndex index = new SourceIndex();
    Files.walkFileTree(root, index);
    return index;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    return SKIPPED.contains(folder.getFileName().toString())
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    String name = file.getFileName().toString();
    files.add(name);
    if (name.endsWith(".java")) {
      String text = Files.readString(file);
      PACKAGE.matcher(text).results().forEach(found -> packages.add(found.group(1)));
      Matcher type = TYPE.matcher(text);
      while (type.find()) {
        types.computeIfAbsent(type.group(1), any -> new StringBuilder()).append(text);
      }
    }
    return FileVisitResult.CONTINUE;
  }

  /** A file of this name, in any folder. */
  boolean hasFile(String name) {
    return files.contains(name);
  }

  /** A package of exactly this name, or one that others begin with. */
  boolean hasPackage(String name) {
    return packages.stream().anyMatch(each -> (each + ".").startsWith(name + "."));
  }

  boolean hasPackageEndingWith(String suffix) {
    String ending = suffix.startsWith(".") ? suffix : "." + suffix;
    return packages.stream().anyMatch(each -> each.endsWith(ending));
  }

  /** A type of this simple name, also a nested one. */
  boolean hasType(String name) {
    return types.containsKey(name);
  }

  /** Whether a file that declares the type mentions the member. */
  boolean hasMember(String type, String member) {
    return Pattern.compile("\\b" + Pattern.quote(member) + "\\b").matcher(types.get(type)).find();
  }
}
