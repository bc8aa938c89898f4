package org.nightjar.evidence;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.nightjar.evidence.FoundEvidence.NotRead;
import org.nightjar.job.JobContext;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/**
 * Lists the files under what the analyst hands over: a file is itself, a folder is walked with all that is below,
 * each folder in the order of its names' characters. Links inside a folder are not followed (they may lead out of the
 * evidence); a link that the analyst names is. About 200 bytes of memory a file.
 */
public final class EvidenceFinder {

    private static final Comparator<Path> BY_NAME = Comparator.comparing(path -> String.valueOf(path.getFileName()));

    private final JobContext job;
    private final Path caseFolder;
    private final List<Path> files = new ArrayList<>();
    private final List<NotRead> skipped = new ArrayList<>();
    private final List<NotRead> rejected = new ArrayList<>();

    private EvidenceFinder(Path caseFolder, JobContext job) {
        this.caseFolder = caseFolder;
        this.job = job;
    }

    /**
     * Finds the files. Below an absolute path they are absolute, wherever the program is started next.
     *
     * @param caseFolder the case that they are for: it lies often beside or above the evidence, and is none itself
     * @throws NightjarException EVIDENCE_NOT_FOUND if nothing is there, EVIDENCE_UNREADABLE if it is neither a file
     *     nor a folder
     */
    public static FoundEvidence find(Path argument, Path caseFolder, JobContext job) throws NightjarException {
        EvidenceFinder finder = new EvidenceFinder(caseFolder, job);
        if (argument.toString().isEmpty()) {
            throw new NightjarException(
                    ErrorKind.EVIDENCE_NOT_FOUND,
                    "One of the paths is empty, as that of a variable without a value; name the file or folder.");
        } else if (finder.isCase(argument)) {
            throw new NightjarException(
                    ErrorKind.EVIDENCE_UNREADABLE,
                    "\"" + argument + "\" is the case itself, which is no evidence for it.");
        } else if (Files.isRegularFile(argument)) {
            finder.files.add(argument);
        } else if (Files.isDirectory(argument)) {
            finder.walk(argument);
        } else if (Files.exists(argument, LinkOption.NOFOLLOW_LINKS)) {
            throw new NightjarException(
                    ErrorKind.EVIDENCE_UNREADABLE,
                    "\"" + argument + "\" is neither a file nor a folder, so there is nothing to import from it.");
        } else {
            throw new NightjarException(
                    ErrorKind.EVIDENCE_NOT_FOUND,
                    "There is no file or folder \"" + argument + "\"; check the path and try again.");
        }
        return new FoundEvidence(finder.files, finder.skipped, finder.rejected);
    }

    private boolean isCase(Path path) {
        Path name = path.getFileName();
        if (name == null || !name.equals(caseFolder.getFileName())) {
            return false;
        }
        try {
            return Files.isSameFile(path, caseFolder);
        } catch (IOException notThere) {
            return false;
        }
    }

    private void walk(Path root) {
        Deque<Path> waiting = new ArrayDeque<>();
        waiting.push(root);
        while (!waiting.isEmpty()) {
            job.checkCancelled();
            Path path = waiting.pop();
            if (path == root || isFolder(path)) {
                List<Path> children = children(path);
                for (int i = children.size() - 1; i >= 0; i--) {
                    waiting.push(children.get(i));
                }
            }
        }
    }

    private List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (IOException | DirectoryIteratorException failed) {
            rejected.add(new NotRead(folder, "unreadable", "The folder cannot be listed: " + words(failed) + "."));
        }
        children.sort(BY_NAME);
        return children;
    }

    private static String words(Exception failed) {
        Throwable cause = failed instanceof DirectoryIteratorException ? failed.getCause() : failed;
        return cause instanceof IOException known ? DiskFault.words(known) : String.valueOf(failed.getMessage());
    }

    /** Whether it is a folder to be walked; a file is added, anything else is reported. */
    private boolean isFolder(Path path) {
        if (EntryNames.isJunk(String.valueOf(path.getFileName()))) {
            skipped.add(new NotRead(path, "junk", "A desktop system's own file; never evidence."));
            return false;
        }
        if (isCase(path)) {
            skipped.add(new NotRead(path, "case", "The folder of the case itself."));
            return false;
        }
        try {
            BasicFileAttributes is = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (is.isRegularFile()) {
                files.add(path);
            } else if (is.isSymbolicLink()) {
                rejected.add(new NotRead(
                        path, "link", "A link, which may lead out of the evidence; import what it points to instead."));
            } else if (!is.isDirectory()) {
                rejected.add(new NotRead(path, "not-a-file", "Neither a file nor a folder."));
            }
            return is.isDirectory();
        } catch (IOException failed) {
            rejected.add(new NotRead(path, "unreadable", "It cannot be looked at: " + DiskFault.words(failed) + "."));
            return false;
        }
    }
}
