package org.nightjar.casefile;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;
import org.nightjar.store.EventIndex;

/**
 * Names the code and the bundled data that make an index of stored events, by their bytes: what another build of the
 * program made is told apart even where both bear the same version. Asked once; takes milliseconds.
 */
final class ProgramPrint {

    /** What an index depends on besides the events. */
    private static final List<String> PARTS =
            List.of("org/nightjar/enrich/", "org/nightjar/model/", "org/nightjar/store/", "assets/geo/");

    /** What findings depend on besides the events and the index: all that is not other people's code. */
    private static final List<String> ALL = List.of("org/nightjar/", "assets/");

    private static final Optional<String> OWN = own(PARTS);

    private ProgramPrint() {}

    /** Empty if this program cannot tell where its code lies. */
    static Optional<String> get() {
        return OWN;
    }

    /** The same of the whole program, with the virtual machine that it runs in; asked once a detection. */
    static Optional<String> ofAll() {
        return own(ALL).map(print -> print + System.getProperty("java.vm.version"));
    }

    private static Optional<String> own(List<String> parts) {
        CodeSource source = EventIndex.class.getProtectionDomain().getCodeSource();
        if (source == null || source.getLocation() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(Path.of(source.getLocation().toURI()), parts));
        } catch (IOException | URISyntaxException | RuntimeException elsewhere) {
            return Optional.empty();
        }
    }

    /** Of a jar or a folder of classes. */
    static String of(Path code) throws IOException {
        return of(code, PARTS);
    }

    private static String of(Path code, List<String> parts) throws IOException {
        TreeMap<String, Long> checks = new TreeMap<>();
        if (Files.isDirectory(code)) {
            for (String part : parts) {
                addFolder(code, code.resolve(part), checks);
            }
        } else {
            try (ZipFile jar = new ZipFile(code.toFile())) {
                jar.stream()
                        .filter(entry -> !entry.isDirectory() && isPart(parts, entry.getName()))
                        .forEach(entry -> checks.put(entry.getName(), entry.getCrc()));
            }
        }
        return checks.toString();
    }

    private static boolean isPart(List<String> parts, String name) {
        return parts.stream().anyMatch(name::startsWith);
    }

    private static void addFolder(Path root, Path folder, TreeMap<String, Long> checks) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32 check = new CRC32();
                check.update(Files.readAllBytes(file));
                checks.put(root.relativize(file).toString().replace('\\', '/'), check.getValue());
            }
        }
    }
}
