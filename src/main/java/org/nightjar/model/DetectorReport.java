package org.nightjar.model;

/**
 * What became of one detector in one run; "not applicable" is a result and is shown.
 *
 * @param detector its id
 * @param title its name for people
 * @param applicable whether the evidence holds what it needs
 * @param reason why not, as a sentence; "" if it is
 * @param findings how many findings it made
 * @param parameters the parameters it ran with, as {@code name=value unit}, comma separated
 */
public record DetectorReport(
        String detector, String title, boolean applicable, String reason, int findings, String parameters) {}
