package org.dsr4j.it.history;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test that breaks invariants on purpose, or whose history cannot be seen completely. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface BreaksHistory {

  /** The invariants; all others still hold. */
  Invariant[] value();

  /** Why. */
  String because();
}
