package org.dsr4j.internal.pack;

import org.dsr4j.model.SourceRef;

/** One file of a package in the manifest. */
record PackedFile(String path, SourceRef source, String mediaType, long bytes, String sha256) {}
