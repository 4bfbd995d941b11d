/** Microsoft Intune under data subject requests: a catalogue of sources over Microsoft Graph. */
@NullMarked
package org.dsr4j.intune;

import org.jspecify.annotations.NullMarked;
