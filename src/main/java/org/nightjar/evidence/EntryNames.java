package org.nightjar.evidence;

/** What the names of files and members tell: junk of desktop systems, and names made to do harm. */
public final class EntryNames {

    static final int MAX_LENGTH = 4096;

    /** How the name begins of what a record of an entry carries. */
    public static final String RECORD = "record-";

    private EntryNames() {}

    /** Files that desktop systems leave behind and that never hold evidence. */
    static boolean isJunk(String name) {
        for (String part : name.split("/", -1)) {
            if (part.equals("__MACOSX")) {
                return true;
            }
        }
        String last = name.substring(name.lastIndexOf('/') + 1);
        return last.equals(".DS_Store")
                || last.startsWith("._")
                || last.equalsIgnoreCase("Thumbs.db")
                || last.equalsIgnoreCase("desktop.ini")
                || last.equals(".localized");
    }

    /** Absolute, climbing out of its container, with control characters, or endless. */
    static boolean isUnsafe(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH || name.startsWith("/") || name.startsWith("\\")) {
            return true;
        }
        if (name.length() > 1 && name.charAt(1) == ':' && Character.isLetter(name.charAt(0))) {
            return true;
        }
        for (String part : name.split("[/\\\\]", -1)) {
            if (part.equals("..")) {
                return true;
            }
        }
        return name.chars().anyMatch(Character::isISOControl);
    }

    /** The name as it may be shown and kept: no control characters, at most 200 characters. */
    static String printable(String name) {
        StringBuilder shown = new StringBuilder();
        for (int i = 0; i < name.length() && i < 200; i++) {
            char c = name.charAt(i);
            shown.append(Character.isISOControl(c) ? '?' : c);
        }
        return shown.toString();
    }

    /** The path of a member: nested containers are joined by {@code !/}. */
    public static String join(String container, String member) {
        return container.isEmpty() ? member : container + "!/" + member;
    }
}
