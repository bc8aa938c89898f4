package org.nightjar.evidence;

/**
 * A member of a tar.
 *
 * @param name as stored, long names included
 * @param type the type flag; '0' is a file
 * @param bytes its content
 * @param sparse whether holes were left out of its content
 */
record TarMember(String name, char type, long bytes, boolean sparse) {

    /** Types that nobody has defined are files, as POSIX wants it. */
    boolean isFile() {
        return !isLink() && !isFolder() && type != 'M';
    }

    /** A link, a device or a pipe. */
    boolean isLink() {
        return type >= '1' && type <= '4' || type == '6';
    }

    /** A folder, the names in one, or the label of the archive. */
    boolean isFolder() {
        return type == '5' || type == 'D' || type == 'V';
    }
}
