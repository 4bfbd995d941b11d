@NullMarked
package org.dsr4j.testkit.junit;

import org.jspecify.annotations.NullMarked;
