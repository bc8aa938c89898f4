package org.nightjar.analysis.query;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.queryparser.flexible.standard.parser.ParseException;

/** Where the parser stumbled: its token where it names one, else the column in its message. */
final class SyntaxErrorColumn {

    private static final Pattern COLUMN = Pattern.compile("column (\\d+)");

    private SyntaxErrorColumn() {}

    /** From 1, or 0 if the error does not say. */
    static int find(Throwable error) {
        if (error instanceof ParseException parse && parse.currentToken != null && parse.currentToken.next != null) {
            return parse.currentToken.next.beginColumn + 1;
        }
        Matcher matcher = COLUMN.matcher(String.valueOf(error.getMessage()));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }
}
