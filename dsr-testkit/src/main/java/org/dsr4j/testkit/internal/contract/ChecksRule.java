package org.dsr4j.testkit.internal.contract;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.dsr4j.testkit.contract.Rule;
import org.junit.jupiter.api.Test;

/** A test that checks one rule; its display name is the rule. */
@Test
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface ChecksRule {

  /** The rule. */
  Rule value();
}
