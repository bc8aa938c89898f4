package org.nightjar.ui;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.nightjar.casefile.UserFolder;

/**
 * What the window remembers between starts: theme, recent cases, the columns of the table. One small file; if it cannot be read or written,
 * the window works without a memory. System property {@code nightjar.settings} names another file. Thread-safe.
 */
public final class Settings {

    /** How many recent cases are remembered. */
    static final int RECENT = 8;

    private static final String EVENT_COLUMNS = "events.columns";

    private static final System.Logger LOG = System.getLogger(Settings.class.getName());

    /**
     * A case that was open.
     *
     * @param folder where it is
     * @param name for people
     * @param openedAt UTC
     * @param events it had
     * @param findings it had
     */
    public record RecentCase(Path folder, String name, Instant openedAt, long events, long findings) {

        /** The next window may be started from another folder. */
        public RecentCase {
            folder = folder.toAbsolutePath().normalize();
        }
    }

    private final Path file;

    public Settings(Path file) {
        this.file = file;
    }

    /** The settings of the person at this machine. */
    public static Settings ofUser() {
        return new Settings(UserFolder.settings());
    }

    /** The theme last used; light at first. */
    public synchronized Theme theme() {
        return read().getProperty("theme", "").equals("dark") ? Theme.DARK : Theme.LIGHT;
    }

    public synchronized void saveTheme(Theme theme) {
        Properties all = read();
        all.setProperty("theme", theme == Theme.DARK ? "dark" : "light");
        write(all);
    }

    /** The columns of the table of events, as the table wrote them; "" if they are as at first. */
    public synchronized String eventColumns() {
        return read().getProperty(EVENT_COLUMNS, "");
    }

    /** Remembers them; "" forgets. */
    public synchronized void saveEventColumns(String columns) {
        Properties all = read();
        if (columns.isEmpty()) {
            all.remove(EVENT_COLUMNS);
        } else {
            all.setProperty(EVENT_COLUMNS, columns);
        }
        write(all);
    }

    /** Newest first; the folders may be gone. */
    public synchronized List<RecentCase> recent() {
        return recent(read());
    }

    private static List<RecentCase> recent(Properties all) {
        List<RecentCase> found = new ArrayList<>();
        for (int i = 0; i < RECENT; i++) {
            String key = "recent." + i + ".";
            String folder = all.getProperty(key + "folder");
            if (folder != null) {
                try {
                    found.add(new RecentCase(
                            Path.of(folder),
                            all.getProperty(key + "name", folder),
                            Instant.parse(all.getProperty(key + "opened", "")),
                            Long.parseLong(all.getProperty(key + "events", "0")),
                            Long.parseLong(all.getProperty(key + "findings", "0"))));
                } catch (InvalidPathException | DateTimeException | NumberFormatException damaged) {
                    LOG.log(Level.DEBUG, "a recent case in {0} cannot be read", key);
                }
            }
        }
        return List.copyOf(found);
    }

    /** Puts a case at the head of the recent ones. */
    public synchronized void remember(RecentCase opened) {
        Properties all = read();
        List<RecentCase> cases = new ArrayList<>(recent(all));
        cases.removeIf(one -> one.folder().equals(opened.folder()));
        cases.add(0, opened);
        writeRecent(all, cases);
    }

    /** Takes a case off the list; the case itself stays where it is. */
    public synchronized void forget(Path folder) {
        Properties all = read();
        List<RecentCase> cases = new ArrayList<>(recent(all));
        cases.removeIf(one -> one.folder().equals(folder));
        writeRecent(all, cases);
    }

    private void writeRecent(Properties all, List<RecentCase> cases) {
        all.stringPropertyNames().stream()
                .filter(key -> key.startsWith("recent."))
                .forEach(all::remove);
        for (int i = 0; i < Math.min(RECENT, cases.size()); i++) {
            RecentCase one = cases.get(i);
            String key = "recent." + i + ".";
            all.setProperty(key + "folder", one.folder().toString());
            all.setProperty(key + "name", one.name());
            all.setProperty(key + "opened", one.openedAt().toString());
            all.setProperty(key + "events", Long.toString(one.events()));
            all.setProperty(key + "findings", Long.toString(one.findings()));
        }
        write(all);
    }

    private Properties read() {
        Properties all = new Properties();
        if (Files.isRegularFile(file)) {
            try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
                all.load(in);
            } catch (IOException | IllegalArgumentException unreadable) {
                LOG.log(Level.DEBUG, "settings cannot be read: {0}", unreadable.toString());
            }
        }
        return all;
    }

    private void write(Properties all) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
                all.store(out, null);
            }
        } catch (IOException unwritable) {
            LOG.log(Level.DEBUG, "settings cannot be written: {0}", unwritable.toString());
        }
    }
}
