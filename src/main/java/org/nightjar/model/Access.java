package org.nightjar.model;

/** Whether an action only reads or also changes something; older logs do not say. */
public enum Access {
    READ,
    WRITE,
    UNKNOWN
}
