package org.nightjar.ui;

/**
 * Whether a window can be opened here.
 *
 * @param available whether it can
 * @param sentence what is missing and how to get it, for people; "" if nothing is
 */
public record DisplayCheck(boolean available, String sentence) {}
