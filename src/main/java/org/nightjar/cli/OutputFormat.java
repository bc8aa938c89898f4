package org.nightjar.cli;

/** How a result is printed. */
enum OutputFormat {
    TABLE,
    JSON,
    CSV
}
