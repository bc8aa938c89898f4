package org.nightjar.model;

import java.time.Instant;

/**
 * A text that the analyst wrote on something.
 *
 * @param number by which it is named: of the step that wrote it first
 * @param subject what it is on
 * @param text as it reads now, of one line or several
 * @param writtenAt UTC, when it came to read so
 */
public record Note(int number, AnnotationSubject subject, String text, Instant writtenAt) {}
