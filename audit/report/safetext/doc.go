// Package safetext is the only place where text from an inventory is made safe
// to show. A cell of an inventory is written by a stranger; the reader of a
// report is a terminal, a build log, a spreadsheet, a browser or a Markdown
// page, and each of them obeys some text as a command.
//
// There is one function per destination:
//
//   - [Visible] shows what cannot be seen (control characters, escapes that
//     move the cursor, marks that turn the direction of writing) as \x1b or
//     \u202e. Letters of all scripts stay as they are. Everything for people
//     goes through it.
//   - [Terminal] is Visible without the words that a build log obeys.
//   - [Message] and [Property] are parts of an annotation for a build log.
//   - [Cell] is text in a CSV file or a workbook: never a formula. [FirstCell]
//     begins a line as well.
//   - [Markdown] is text on a page that mentions, links and images are taken
//     from, and [MarkdownLink] the one link that we make ourselves.
//   - [Unlinked] is text of which a viewer of SARIF makes no link.
//   - [JSON] changes encoded JSON so that it can be printed anywhere. It loses
//     nothing: the same values are read back.
//   - [Lines] is the last filter in front of a log, for whole texts.
//
// HTML and XML are escaped by html/template and encoding/xml, after Visible.
//
// None of the functions fails, and none is fit to carry data back in: only JSON
// keeps the original.
package safetext
