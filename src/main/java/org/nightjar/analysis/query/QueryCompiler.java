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

    private final String text;

    private QueryCompiler(String text) {
        this.text = text;
    }

    static Compiled compile(String text) throws NightjarException {
        try {
            return new QueryCompiler(text).compile(new StandardSyntaxParser().parse(text, ANY_FIELD));
        } catch (QueryNodeParseException wrong) {
            throw invalid(text, wrong);
        } catch (RuntimeException | StackOverflowError wrong) {
            throw new NightjarException(ErrorKind.QUERY_INVALID, "The query cannot be read: " + text, wrong);
        }
    }

    private static NightjarException invalid(String text, QueryNodeParseException wrong) {
        int column = SyntaxErrorColumn.find(wrong);
        String where = column > 0 ? " at column " + column : "";
        return new NightjarException(
                ErrorKind.QUERY_INVALID,
                "The query cannot be read" + where
                        + "; put values with blanks, colons, slashes or brackets in double quotes: " + text,
                wrong);
    }

    private Compiled compile(QueryNode node) throws NightjarException {
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

    private List<Compiled> children(QueryNode node) throws NightjarException {
        List<Compiled> compiled = new ArrayList<>();
        for (QueryNode child : node.getChildren()) {
            compiled.add(compile(child));
        }
        return compiled;
    }

    private Compiled term(FieldQueryNode node) throws NightjarException {
        String field = node.getFieldAsString().toLowerCase(Locale.ROOT);
        boolean quoted = node instanceof QuotedFieldQueryNode;
        ValuePattern pattern = new ValuePattern(node.getText(), quoted);
        try {
            return field.equals(ANY_FIELD) ? FreeText.anywhere(pattern) : FieldPredicates.field(field, pattern);
        } catch (NightjarException wrong) {
            throw at(node.getFieldAsString(), node.getBegin(), wrong);
        }
    }

    private Compiled range(TermRangeQueryNode node) throws NightjarException {
        String field = String.valueOf(node.getField()).toLowerCase(Locale.ROOT);
        try {
            if (!field.equals("time")) {
                throw new NightjarException(
                        ErrorKind.QUERY_INVALID, "Only time can be asked for by range, not “" + field + "”.");
            }
            return TimeBounds.range(
                    node.getLowerBound().getTextAsString(),
                    node.isLowerInclusive(),
                    node.getUpperBound().getTextAsString(),
                    node.isUpperInclusive());
        } catch (NightjarException wrong) {
            throw at(String.valueOf(node.getField()), node.getLowerBound().getBegin(), wrong);
        }
    }

    /** The same error with its column: where the field stands that belongs to a value, or the value itself. */
    private NightjarException at(String field, int valueBegin, NightjarException wrong) {
        int named = text.lastIndexOf(field + ":", Math.max(0, valueBegin));
        int column = 1 + (named >= 0 ? named : Math.max(0, valueBegin));
        return new NightjarException(wrong.kind(), "At column " + column + ": " + wrong.userMessage(), wrong);
    }
}
