package org.nightjar.detect.sigma;

/**
 * Where a rule was read.
 *
 * @param name path below what the analyst named
 * @param sha256 lower-case hex of the file's bytes
 */
public record RuleFile(String name, String sha256) {}
