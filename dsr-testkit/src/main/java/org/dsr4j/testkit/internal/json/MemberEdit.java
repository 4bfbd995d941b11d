package org.dsr4j.testkit.internal.json;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Changes members of JSON text at a path; arrays on the way stand for all their elements. */
public final class MemberEdit {

  private final List<String> path;
  private final @Nullable String newName;
  private final @Nullable String newValue;

  private MemberEdit(String path, @Nullable String newName, @Nullable String newValue) {
    this.path = List.of(path.split("/", -1));
    this.newName = newName;
    this.newValue = newValue;
  }

  /**
   * {@return a change that removes a member}
   *
   * @param path the names of the members down to it, separated by slashes
   */
  public static MemberEdit remove(String path) {
    return new MemberEdit(path, null, null);
  }

  /**
   * {@return a change that gives another name to a member}
   *
   * @param path the names of the members down to it, separated by slashes
   * @param newName the new name of the last one
   */
  public static MemberEdit rename(String path, String newName) {
    return new MemberEdit(path, newName, null);
  }

  /**
   * {@return a change that gives another value to a member, if it exists}
   *
   * @param path the names of the members down to it, separated by slashes
   * @param json the new value as JSON
   */
  public static MemberEdit set(String path, String json) {
    return new MemberEdit(path, null, json);
  }

  /**
   * {@return the changed text}
   *
   * @param json a JSON value
   */
  public String apply(String json) {
    return apply(json, path);
  }

  private String apply(String json, List<String> names) {
    if (RawJson.isArray(json)) {
      return RawJson.elements(json).stream()
          .map(element -> apply(element, names))
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (!RawJson.isObject(json) || RawJson.member(json, names.get(0)) == null) {
      return json;
    }
    return RawJson.members(json).entrySet().stream()
        .filter(member -> !isRemoved(member, names))
        .map(member -> written(member, names))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private boolean isRemoved(Map.Entry<String, String> member, List<String> names) {
    return newName == null
        && newValue == null
        && names.size() == 1
        && member.getKey().equals(names.get(0));
  }

  private String written(Map.Entry<String, String> member, List<String> names) {
    String name = member.getKey();
    String value = member.getValue();
    if (name.equals(names.get(0))) {
      if (names.size() > 1) {
        value = apply(value, names.subList(1, names.size()));
      } else {
        name = newName == null ? name : newName;
        value = newValue == null ? value : newValue;
      }
    }
    return RawJson.quote(name) + ":" + value;
  }
}
