@NullMarked
package org.dsr4j.testkit;

import org.jspecify.annotations.NullMarked;
