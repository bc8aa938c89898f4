package org.nightjar.app;

/** Starts Nightjar; the command line decides whether a window opens. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("Nightjar");
    }
}
