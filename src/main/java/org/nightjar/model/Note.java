package org.nightjar.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A text that the analyst wrote on something.
 *
 * @param number by which it is named: of the step that wrote it first
 * @param subject what it is on; of a finding, the one of the newest run that says the same, if there is one
 * @param text as it reads now, of one line or several
 * @param writtenAt UTC, when it came to read so
 * @param finding what a noted finding was when the note was written; empty for all else, and if it is not known
 */
public record Note(
        int number, AnnotationSubject subject, String text, Instant writtenAt, Optional<TriageSubject> finding) {

    /** The same note on something else. */
    Note on(AnnotationSubject other) {
        return new Note(number, other, text, writtenAt, finding);
    }
}
