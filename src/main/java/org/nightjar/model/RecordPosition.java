package org.nightjar.model;

/**
 * Where a record stands in its evidence item, so that anyone can find its bytes again.
 *
 * @param entry path of the entry inside the item: "" for a plain file, {@code logs/a.json.gz} for a zip member;
 *     nested containers are joined by {@code !/}
 * @param recordIndex number of the record in its entry, from 0
 * @param byteOffset of the record's first byte in the entry's uncompressed bytes
 */
public record RecordPosition(String entry, long recordIndex, long byteOffset) {}
