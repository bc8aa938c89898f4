package org.nightjar.ui;

/** Long names made short for a drawing; the whole name belongs on hover and on copy. */
public final class ShortName {

    private ShortName() {}

    /** Leaves out the middle of what is longer, so that both the kind and the end of an ARN can be read. */
    public static String middle(String name, int most) {
        if (name.length() <= most) {
            return name;
        }
        int end = (most - 1) / 2;
        return name.substring(0, most - 1 - end) + "…" + name.substring(name.length() - end);
    }

    /** What is left of an ARN without what all of its kind share: {@code bucket/key}, {@code role/name}. */
    public static String ofArn(String name) {
        if (!name.startsWith("arn:")) {
            return name;
        }
        String[] parts = name.split(":", 6);
        return parts.length < 6 ? name : parts[5];
    }
}
