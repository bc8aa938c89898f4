package org.nightjar.detect.sigma;

import org.nightjar.model.NightjarException;

/** Gives original records by row of an index. Asked in the order of storing, so that a store unpacks each block once. */
@FunctionalInterface
public interface RecordSource {
    LoggedRecord read(int row) throws NightjarException;
}
