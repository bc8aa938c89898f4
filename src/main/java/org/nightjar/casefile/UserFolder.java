package org.nightjar.casefile;

import java.nio.file.Path;
import java.util.Locale;

/** Where the system wants what a program keeps for a person, outside of any case. */
public final class UserFolder {

    private UserFolder() {}

    /** The file of the window's settings; what else belongs to the person lies beside it. */
    public static Path settings() {
        String named = System.getProperty("nightjar.settings");
        return named == null ? folder().resolve("settings.properties") : Path.of(named);
    }

    private static Path folder() {
        Path home = Path.of(System.getProperty("user.home", "."));
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (system.contains("win")) {
            return fromEnvironment("APPDATA", home.resolve("AppData/Roaming")).resolve("Nightjar");
        }
        return system.contains("mac")
                ? home.resolve("Library/Application Support/Nightjar")
                : fromEnvironment("XDG_CONFIG_HOME", home.resolve(".config")).resolve("nightjar");
    }

    private static Path fromEnvironment(String name, Path otherwise) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? otherwise : Path.of(value);
    }
}
