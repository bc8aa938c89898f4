package org.nightjar.simulate;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where log files go: a folder tree or one archive. They are written beside their place and moved there by
 * {@link #commit()}, so that nothing half-written stays; {@link #close()} without a commit removes it.
 */
abstract class EvidenceSink implements Closeable {
    private final Path part;
    private final Path target;
    private boolean committed;

    private EvidenceSink(Path out, String name) {
        part = out.resolve(name + ".part");
        target = out.resolve(name);
    }

    /** Opens the sink in that folder, which exists. */
    static EvidenceSink open(Path out, boolean archive) throws IOException {
        EvidenceSink sink = archive ? new Archive(out) : new Tree(out);
        delete(sink.part);
        return sink;
    }

    /** Where the evidence lies after the commit. */
    static Path target(Path out, boolean archive) {
        return out.resolve(archive ? Archive.NAME : Tree.NAME);
    }

    abstract void write(LogFile file) throws IOException;

    abstract void finish() throws IOException;

    void commit() throws IOException {
        finish();
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        committed = true;
    }

    @Override
    public void close() throws IOException {
        if (!committed) {
            try {
                finish();
            } finally {
                delete(part);
            }
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Files in folders. */
    private static final class Tree extends EvidenceSink {
        private static final String NAME = "AWSLogs";

        Tree(Path out) {
            super(out, NAME);
        }

        @Override
        void write(LogFile file) throws IOException {
            Path path = super.part.resolve(file.path().substring(NAME.length() + 1));
            Files.createDirectories(path.getParent());
            Files.write(path, file.bytes());
        }

        @Override
        void finish() {}
    }

    /** One archive; the files are compressed already and stored as they are, all with the same time. */
    private static final class Archive extends EvidenceSink {
        private static final String NAME = "evidence.zip";
        private static final LocalDateTime ENTRY_TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
        private @Nullable ZipOutputStream zip;

        Archive(Path out) {
            super(out, NAME);
        }

        @Override
        void write(LogFile file) throws IOException {
            ZipOutputStream open = zip;
            if (open == null) {
                open = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(super.part)));
                zip = open;
            }
            CRC32 crc = new CRC32();
            crc.update(file.bytes());
            ZipEntry entry = new ZipEntry(file.path());
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(file.bytes().length);
            entry.setCrc(crc.getValue());
            entry.setTimeLocal(ENTRY_TIME);
            open.putNextEntry(entry);
            open.write(file.bytes());
            open.closeEntry();
        }

        @Override
        void finish() throws IOException {
            if (zip != null) {
                zip.close();
            }
        }
    }
}
