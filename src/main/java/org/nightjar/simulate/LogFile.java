package org.nightjar.simulate;

/**
 * One log file, compressed.
 *
 * @param path below the output, with slashes
 */
record LogFile(String path, byte[] bytes) {}
