// Package marked gives an inventory back as it was, with what was found out
// written beside its rows: the maker and how sure that is, the outcome, the rule and
// its day, what is missing, the cost, and the cells that could not be read.
//
// What stood in the inventory stays byte for byte as it was: the parts of a workbook
// that nothing is added to, and the cells of a text. The columns that are added have
// headings by which the reader knows them: it never takes them for evidence, so that
// an audit of the marked inventory comes to the same result.
package marked
