package org.nightjar.bench;

import java.util.List;

/** What a benchmark measured. */
public interface BenchResult {

    /** The table for people, line by line. */
    List<String> lines();
}
