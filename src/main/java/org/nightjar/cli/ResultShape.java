package org.nightjar.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the rows of one kind of result look in each format. */
interface ResultShape<T> {

    /** A record whose components are the fields of the contract, in order. */
    Object json(T item);

    List<String> csvHeading();

    List<@Nullable Object> csv(T item);

    TextTable table(List<T> items);
}
