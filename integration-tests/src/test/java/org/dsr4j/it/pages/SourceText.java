package org.dsr4j.it.pages;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments and string literals of a Java file, in their lines; code is blanked out. */
final class SourceText {

  private static final Pattern TEXT =
      Pattern.compile(
          "(?s)/\\*.*?\\*/" // comment
              + "|//[^\n]*"
              + "|\"\"\".*?\"\"\""
              + "|\"[^\"\\\\\n]*+(?:\\\\.[^\"\\\\\n]*+)*+\"(?:\\s*\\+(?=\\s*\"))?"
              + "|'(?:\\\\.|[^'\\\\])[^'\n]*'");

  private SourceText() {}

  static String of(String java) {
    StringBuilder text = new StringBuilder();
    Matcher matcher = TEXT.matcher(java);
    int end = 0;
    while (matcher.find()) {
      text.append(blank(java.substring(end, matcher.start())));
      text.append(matcher.group());
      end = matcher.end();
    }
    return text.append(blank(java.substring(end))).toString();
  }

  /** Lines stay; a character that no word of the list contains replaces the code between texts. */
  private static String blank(String code) {
    return code.isBlank() ? code : code.replaceAll("[^\n]", "§");
  }
}
