// Package inventory reads equipment lists as carriers really have them and
// turns every row into a [gear.Item] or into a [Reject] that says why not.
//
// [Open] looks at the beginning of an [input.Source] and finds out, without being
// told, how it is packed (gzip, zstd), encoded (UTF-8, UTF-16, Windows-1252,
// Chinese and Japanese encodings), delimited, where its headings stand and
// which column means which field ([columns]); [File.Mapping] says what was found. A
// workbook gives one [File] for each sheet of equipment. What is no table of
// equipment is set aside, told with why and the makers in it: [Aside]. What
// cannot be found out with confidence is refused with the flag that would settle
// it, never guessed in silence.
//
// A sheet is turned into a text first, with bytes between its cells that no cell
// can hold, and goes the same way as any other text from there on. Days are told
// by the style of a cell, merged cells say the same in all their rows, and what
// a workbook may ask of memory is counted while it is read.
//
// [File.Scan] then walks the rows, several workers at a time. The text is cut
// into chunks that begin and end between rows; a worker splits a chunk and has
// it as a [Batch]. The cells of a column are looked up together, in a dictionary
// that is the worker's own, so that costly work is done once for each distinct
// text; a batch hands out the numbers of a column's values, and items that share
// their values. Dictionaries are capped: a column whose values do not repeat is
// read directly. What a worker returns for a chunk is committed in input order, one
// chunk at a time.
//
// What has to be known of a file as a whole is found in one reading before that: tables
// that begin far down, legends, the labels of a column of makers, rows that stand twice.
//
// Things that stand in no rows, across a turned table or on cards, are brought into
// rows by [layout] first, and every value keeps the place of its cell. There a record
// is a thing, or a line or column that belongs to none, and it is cells that are
// counted from the bytes and must all be accounted for.
//
// No row is silent: rows read are rows judged, repeated or rejected; with
// [Options.Repeats] those that say again what another one says count once. Lines that
// are no rows (blank ones, comments, totals, repeated headings) are counted and
// told as [Skip]. A cell that its field does not allow makes that one field
// unknown and is told as [Issue]; only an unreadable quantity rejects its row.
//
// What counts as a row is decided as encoding/csv decides it, strictly: a quote
// opens a cell only at its beginning, and only a separator may follow a closing
// quote. A row that breaks this is rejected where the quote stands, and reading
// goes on with the next line.
//
// Below it stand, from the bottom up: records (bytes to rows and cells), values
// (cells to values), cache, input (where the bytes come from), columns (what the
// columns mean), and alike, charset, form, headings and objects, which serve these.
package inventory
