package org.nightjar.app;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Prints the names of the classes that a build keeps ready for use, in the form that {@code -XX:SharedClassListFile}
 * reads: those that Java keeps by itself, and all of the class path with its lambdas. Called by the launcher after a build.
 *
 * @see <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/man/java.html">java, "Application Class Data
 *     Sharing"</a>
 */
final class ClassNames {

    private static final String SUFFIX = ".class";

    private ClassNames() {}

    /** @throws IOException if a library on the class path cannot be read */
    public static void main(String[] arguments) throws IOException {
        try (PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8)) {
            print(
                    Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                            .map(Path::of)
                            .toList(),
                    out);
        }
    }

    /** Of libraries, and of Java itself; folders of classes cannot be kept ready and are left out. */
    static void print(List<Path> libraries, PrintStream out) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "lib", "classlist");
        List<String> kept = Files.exists(java) ? Files.readAllLines(java) : List.of();
        kept.stream().filter(line -> !line.startsWith("#")).forEach(out::println);
        for (Path library : libraries) {
            if (Files.isRegularFile(library)) {
                print(library, out);
            }
        }
    }

    private static void print(Path library, PrintStream out) throws IOException {
        try (JarFile jar = new JarFile(library.toFile())) {
            List<JarEntry> classes = jar.stream().filter(ClassNames::isClass).toList();
            for (JarEntry entry : classes) {
                String name = entry.getName();
                out.println(name.substring(0, name.length() - SUFFIX.length()));
            }
            for (JarEntry entry : classes) {
                try (InputStream bytes = jar.getInputStream(entry)) {
                    LambdaNames.of(bytes).forEach(out::println);
                }
            }
        }
    }

    private static boolean isClass(JarEntry entry) {
        String name = entry.getName();
        return name.endsWith(SUFFIX) && !name.startsWith("META-INF/") && !name.contains("-info.");
    }
}
