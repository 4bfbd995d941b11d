package org.dsr4j.internal.pack;

/**
 * A package that was written.
 *
 * @param bytes the size of the file
 * @param manifestDigest SHA-256 of {@code manifest.json} in lower-case hex; the manifest contains
 *     the digests of all other files
 */
public record WrittenPackage(long bytes, String manifestDigest) {}
