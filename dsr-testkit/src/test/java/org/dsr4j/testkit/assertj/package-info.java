@NullMarked
package org.dsr4j.testkit.assertj;

import org.jspecify.annotations.NullMarked;
