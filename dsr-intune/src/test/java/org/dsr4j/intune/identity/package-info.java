@org.jspecify.annotations.NullMarked
package org.dsr4j.intune.identity;
