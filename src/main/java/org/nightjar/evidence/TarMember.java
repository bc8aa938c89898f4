package org.nightjar.evidence;

/**
 * A member of a tar.
 *
 * @param name as stored, long names included
 * @param type the type flag; '0' is a file
 * @param bytes its content
 */
record TarMember(String name, char type, long bytes) {

    boolean isFile() {
        return type == '0' || type == 0 || type == '7';
    }

    boolean isFolder() {
        return type == '5';
    }
}
