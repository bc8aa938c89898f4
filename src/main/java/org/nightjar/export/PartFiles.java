package org.nightjar.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The unfinished files that stand beside one that is being written: {@code NAME.UUID.part}, locked as long as somebody writes.
 * One that is not locked was left behind by a program that was killed.
 */
final class PartFiles {

    private static final Pattern SUFFIX =
            Pattern.compile("\\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\\.part", Pattern.CASE_INSENSITIVE);

    private PartFiles() {}

    /** A name beside the target that nobody has. */
    static Path of(Path target) {
        return target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".part");
    }

    /** Makes the file and locks it until it is closed, where the file system can lock. */
    static OutputStream open(Path part) throws IOException {
        FileChannel channel = FileChannel.open(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
        } catch (IOException cannotLock) {
            // then it may be taken for one that was left behind, if the same file is written twice at once
        }
        return Channels.newOutputStream(channel);
    }

    /** Removes those of a target that nobody writes any more; gives what it removed. */
    static List<Path> removeAbandoned(Path target) {
        String name = String.valueOf(target.getFileName());
        List<Path> removed = new ArrayList<>();
        Path folder = target.getParent();
        if (folder == null) {
            return removed;
        }
        try (DirectoryStream<Path> beside = Files.newDirectoryStream(folder, one -> isPart(one, name))) {
            for (Path one : beside) {
                if (isAbandoned(one) && Files.deleteIfExists(one)) {
                    removed.add(one);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException unreadable) {
            // what stands there is nobody's harm; whether the file can be written is found out by writing it
        }
        return removed;
    }

    private static boolean isPart(Path file, String name) {
        String other = String.valueOf(file.getFileName());
        return other.startsWith(name)
                && SUFFIX.matcher(other.substring(name.length())).matches()
                && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean isAbandoned(Path part) {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (IOException | OverlappingFileLockException inUse) {
            return false;
        }
    }
}
