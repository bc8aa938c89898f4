package org.nightjar.support;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real logs that lie beside a checkout and are no part of the project. A test that needs them skips with a message
 * when they are absent, and fails instead where they must be there (environment variable {@code CI} is {@code true}
 * and the folder's parent exists).
 */
public final class SharedData {

    private SharedData() {}

    /** The file or folder of that name, or the test is skipped. */
    public static Path require(String name) {
        Path path = root().resolve("data").resolve(name);
        if (!Files.exists(path) && "true".equals(System.getenv("CI"))) {
            fail("CI must not skip: " + name + " is absent from ../shared/data");
        }
        assumeTrue(Files.exists(path), "skipped: the real logs (" + name + ") are not beside this checkout");
        return path;
    }

    private static Path root() {
        String set = System.getProperty("nightjar.shared", System.getenv("NIGHTJAR_SHARED"));
        return set == null ? Path.of("..", "shared") : Path.of(set);
    }
}
