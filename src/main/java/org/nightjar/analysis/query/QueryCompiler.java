package org.nightjar.analysis.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.lucene.queryparser.flexible.core.QueryNodeParseException;
import org.apache.lucene.queryparser.flexible.core.nodes.AndQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.BooleanQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.FieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.GroupQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.MatchAllDocsQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.ModifierQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.OrQueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QueryNode;
import org.apache.lucene.queryparser.flexible.core.nodes.QuotedFieldQueryNode;
import org.apache.lucene.queryparser.flexible.core.parser.EscapeQuerySyntax;
import org.apache.lucene.queryparser.flexible.standard.nodes.TermRangeQueryNode;
import org.apache.lucene.queryparser.flexible.standard.parser.StandardSyntaxParser;
import org.nightjar.analysis.query.EventQuery.Compiled;
import org.nightjar.model.ErrorKind;
import org.nightjar.model.NightjarException;

/** Turns the syntax tree of Lucene's standard parser into predicates. */
final class QueryCompiler {

    /** Where the parser puts a word that names no field. */
    private static final String ANY_FIELD = "*";

    private QueryCompiler() {}

    static Compiled compile(String text) throws NightjarException {
        try {
            return compile(new StandardSyntaxParser().parse(Comparisons.asLucene(text), ANY_FIELD));
        } catch (QueryNodeParseException wrong) {
            throw invalid(text, wrong);
        } catch (RuntimeException | StackOverflowError wrong) {
            throw new NightjarException(ErrorKind.QUERY_INVALID, "The query cannot be read: " + text, wrong);
        }
    }

    private static NightjarException invalid(String text, QueryNodeParseException wrong) {
        int column = SyntaxErrorColumn.find(wrong);
        String where = column > 0 ? " at column " + column : "";
        String sentence = column > text.stripTrailing().length()
                ? "The query ends too early" + where + ": a bracket or a quote is not closed, or a word is missing: "
                : "The query cannot be read" + where
                        + "; put values with blanks, colons, slashes or brackets in double quotes: ";
        return new QueryException(sentence + text, column, wrong);
    }

    /** Says where in the text a word stands that means nothing. */
    private static QueryException at(FieldQueryNode word, NightjarException wrong) {
        int column = word.getBegin() + 1;
        return new QueryException(
                column > 0 ? wrong.userMessage() + " (at column " + column + ")" : wrong.userMessage(),
                Math.max(0, column),
                wrong);
    }

    private static Compiled compile(QueryNode node) throws NightjarException {
        if (node instanceof GroupQueryNode group) {
            return compile(group.getChild());
        }
        if (node instanceof MatchAllDocsQueryNode) {
            return index -> row -> true;
        }
        if (node instanceof ModifierQueryNode modifier) {
            Compiled inner = compile(modifier.getChild());
            return modifier.getModifier() == ModifierQueryNode.Modifier.MOD_NOT ? new Combined.Not(inner) : inner;
        }
        if (node instanceof OrQueryNode) {
            return new Combined.Any(children(node));
        }
        if (node instanceof AndQueryNode || node instanceof BooleanQueryNode) {
            return new Combined.All(children(node));
        }
        if (node instanceof TermRangeQueryNode range) {
            return range(range);
        }
        if (node instanceof FieldQueryNode term && isPlain(node)) {
            return term(term);
        }
        throw new NightjarException(
                ErrorKind.QUERY_INVALID,
                "The query uses “" + node.toQueryString(PLAIN) + "”, a form that Nightjar does not support.");
    }

    /** Fuzzy and similar nodes are field nodes too; they mean something else. */
    private static boolean isPlain(QueryNode node) {
        return node.getClass() == FieldQueryNode.class || node.getClass() == QuotedFieldQueryNode.class;
    }

    private static final EscapeQuerySyntax PLAIN = (text, locale, type) -> text;

    private static List<Compiled> children(QueryNode node) throws NightjarException {
        List<Compiled> compiled = new ArrayList<>();
        for (QueryNode child : node.getChildren()) {
            compiled.add(compile(child));
        }
        return compiled;
    }

    private static Compiled term(FieldQueryNode node) throws NightjarException {
        String field = node.getFieldAsString().toLowerCase(Locale.ROOT);
        boolean quoted = node instanceof QuotedFieldQueryNode;
        ValuePattern pattern = new ValuePattern(node.getText(), quoted);
        try {
            return field.equals(ANY_FIELD) ? FreeText.anywhere(pattern) : FieldPredicates.field(field, pattern);
        } catch (NightjarException wrong) {
            throw at(node, wrong);
        }
    }

    private static Compiled range(TermRangeQueryNode node) throws NightjarException {
        String field = String.valueOf(node.getField()).toLowerCase(Locale.ROOT);
        String lower = node.getLowerBound().getTextAsString();
        String upper = node.getUpperBound().getTextAsString();
        FieldQueryNode place = lower.isEmpty() || lower.equals("*") ? node.getUpperBound() : node.getLowerBound();
        try {
            if (HourPredicates.has(field)) {
                return HourPredicates.range(field, lower, node.isLowerInclusive(), upper, node.isUpperInclusive());
            }
            if (BytePredicates.has(field)) {
                return BytePredicates.range(field, lower, node.isLowerInclusive(), upper, node.isUpperInclusive());
            }
            if (field.equals("time")) {
                return TimeBounds.range(lower, node.isLowerInclusive(), upper, node.isUpperInclusive());
            }
        } catch (NightjarException wrong) {
            throw at(place, wrong);
        }
        throw at(
                place,
                new NightjarException(
                        ErrorKind.QUERY_INVALID,
                        "Only time, bytes, hour and weekday can be asked for by range, not “" + field + "”."));
    }
}
