package org.nightjar.casefile;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;

/**
 * Random bytes of this person at this machine, beside the window's settings and outside of any case: what bears a mark made
 * with them was written by this person's program, and not by whoever handed over the case. Made when first asked for.
 */
final class UserSecret {

    private static final String NAME = "own-marks.key";
    private static final int BYTES = 32;

    private UserSecret() {}

    /** Empty where nothing can be kept for the person. */
    static Optional<byte[]> find() {
        Path folder = UserFolder.settings().toAbsolutePath().getParent();
        return folder == null ? Optional.empty() : find(folder);
    }

    static Optional<byte[]> find(Path folder) {
        Path file = folder.resolve(NAME);
        try {
            if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                Files.createDirectories(folder);
                make(folder, file);
            }
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                return Optional.empty();
            }
            byte[] secret = Files.readAllBytes(file);
            return secret.length == BYTES ? Optional.of(secret) : Optional.empty();
        } catch (IOException | SecurityException | UnsupportedOperationException nowhere) {
            return Optional.empty();
        }
    }

    /** Whole or not at all: another program may ask at the same moment. */
    private static void make(Path folder, Path file) throws IOException {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        Path part = Files.createTempFile(folder, NAME, ".part", ownerOnly());
        try {
            Files.write(part, secret, StandardOpenOption.TRUNCATE_EXISTING);
            Files.move(part, file);
        } catch (FileAlreadyExistsException other) {
            // the other program was faster
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
