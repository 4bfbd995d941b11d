/**
 * The adapter for data subject requests in Microsoft Intune: a catalogue of sources in Microsoft
 * Graph.
 */
@NullMarked
package org.dsr4j.intune;

import org.jspecify.annotations.NullMarked;
