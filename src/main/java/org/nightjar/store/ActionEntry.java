package org.nightjar.store;

import java.time.Instant;

/**
 * One line of the action log: what was done to the case. Each line's hash covers the line and the hash before it.
 *
 * @param number from 1
 * @param time UTC
 * @param action short and stable, such as {@code import} or {@code detect}
 * @param detail what exactly, for people
 * @param hash lower-case hex SHA-256 of the previous hash and this line
 */
public record ActionEntry(long number, Instant time, String action, String detail, String hash) {}
