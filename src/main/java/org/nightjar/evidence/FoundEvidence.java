package org.nightjar.evidence;

import java.nio.file.Path;
import java.util.List;

/**
 * What lies under a path that the analyst handed over.
 *
 * @param files to be read, in sorted order
 * @param skipped never evidence, such as {@code .DS_Store}
 * @param rejected could not or must not be opened: links, unreadable folders, devices
 */
public record FoundEvidence(List<Path> files, List<NotRead> skipped, List<NotRead> rejected) {

    public FoundEvidence {
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
        rejected = List.copyOf(rejected);
    }

    /**
     * A path that is not read.
     *
     * @param path where it lies
     * @param reason short and stable: {@code junk}, {@code case}, {@code link}, {@code unreadable}, {@code not-a-file}
     * @param message one sentence for people
     */
    public record NotRead(Path path, String reason, String message) {}
}
