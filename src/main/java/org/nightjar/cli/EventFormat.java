package org.nightjar.cli;

/** How events are printed. */
enum EventFormat {
    TABLE,
    JSONL,
    CSV,
    /** The original records, byte for byte, each followed by a line feed. */
    RAW
}
