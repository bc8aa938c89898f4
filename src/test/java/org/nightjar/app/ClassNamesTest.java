package org.nightjar.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassNamesTest {

    @TempDir
    Path folder;

    @Test
    void classesOfJavaAndOfEachLibraryAreNamedAndNothingElse() throws Exception {
        Path library = folder.resolve("a library.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(library))) {
            for (String name : List.of(
                    "one/A.class",
                    "one/A$B.class",
                    "one/package-info.class",
                    "module-info.class",
                    "META-INF/versions/21/one/A.class",
                    "one/a.txt")) {
                jar.putNextEntry(new JarEntry(name));
                if (name.startsWith("one/A")) {
                    jar.write(bytesOf(ClassNamesTest.class));
                }
                jar.closeEntry();
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PrintStream print = new PrintStream(out, false, StandardCharsets.UTF_8)) {
            ClassNames.print(List.of(library, folder), print);
        }

        List<String> names = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(names).contains("java/lang/Object").noneMatch(name -> name.startsWith("#"));
        assertThat(names.stream().filter(name -> name.startsWith("one/") || name.contains("-info")))
                .containsExactly("one/A", "one/A$B");
    }

    /** The line is as Java itself writes it with {@code -XX:DumpLoadedClassList}. */
    @Test
    void lambdasOfAClassAreNamedAsJavaNamesThem() throws Exception {
        Predicate<String> empty = String::isEmpty;
        assertThat(empty.test("")).isTrue();
        String self = ClassNamesTest.class.getName().replace('.', '/');
        assertThat(LambdaNames.of(new ByteArrayInputStream(bytesOf(ClassNamesTest.class))))
                .contains("@lambda-proxy " + self
                        + " test ()Ljava/util/function/Predicate; (Ljava/lang/Object;)Z"
                        + " REF_invokeVirtual java/lang/String isEmpty ()Z (Ljava/lang/String;)Z");
    }

    private static byte[] bytesOf(Class<?> one) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(one.getResourceAsStream(one.getSimpleName() + ".class"))) {
            return bytes.readAllBytes();
        }
    }
}
