package org.nightjar.parse;

import org.nightjar.model.RejectContent;

/** The first bytes of something unreadable, made printable. */
final class Excerpt {

    private Excerpt() {}

    static String of(byte[] bytes, int offset, int length) {
        return RejectContent.excerpt(bytes, offset, length);
    }
}
