package org.nightjar.detect.sigma;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import org.nightjar.model.Dimension;
import org.nightjar.model.Principal;
import org.nightjar.store.Column;
import org.nightjar.store.EventIndex;

/**
 * A field of CloudTrail whose values the index holds: a rule's question about it is answered once a distinct value.
 * The value is "" where the record has none, null, or something that is no text.
 *
 * @param codes how many distinct values there are, "" included
 * @param code the row's value by number
 * @param value the value of a number
 */
record ColumnField(int codes, IntUnaryOperator code, IntFunction<String> value) {

    /** Values of this length may have been cut when they were read. */
    static final int CUT_LENGTH = 4096;

    private static final Map<String, Dimension> DIMENSIONS = Map.of(
            "eventSource", Dimension.SERVICE,
            "eventName", Dimension.ACTION,
            "errorCode", Dimension.ERROR_CODE,
            "awsRegion", Dimension.REGION,
            "userAgent", Dimension.AGENT,
            "sourceIPAddress", Dimension.ADDRESS,
            "userIdentity.accessKeyId", Dimension.ACCESS_KEY);

    private static final Map<String, Function<Principal, String>> PRINCIPALS = Map.of(
            "userIdentity.type", Principal::type,
            "userIdentity.arn", Principal::arn,
            "userIdentity.principalId", Principal::principalId,
            "userIdentity.invokedBy", Principal::invokedBy,
            "userIdentity.sessionContext.sessionIssuer.arn", Principal::issuerArn);

    /** The field of that name, if the index holds it. */
    static Optional<ColumnField> find(EventIndex index, FieldPath path) {
        Dimension dimension = DIMENSIONS.get(path.toString());
        if (dimension != null) {
            Column column = index.column(dimension);
            return Optional.of(new ColumnField(column.dictionary().size(), column::code, column.dictionary()::value));
        }
        Function<Principal, String> part = PRINCIPALS.get(path.toString());
        return part == null
                ? Optional.empty()
                : Optional.of(new ColumnField(
                        index.principals(), index::principalCode, code -> part.apply(index.principalOf(code))));
    }

    static boolean isAction(FieldPath path) {
        return DIMENSIONS.get(path.toString()) == Dimension.ACTION;
    }
}
