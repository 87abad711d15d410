package records

import "bytes"

// Codes of a row that cannot be cut into cells.
const (
	OpenQuote  = "open-quote"   // a quote opens a cell and is never closed
	StrayQuote = "stray-quote"  // a quote inside a cell, or text behind a closing quote
	RowTooLong = "row-too-long" // a row above the limit
)

// quoteScanner goes from quote to quote through a text and keeps count of where the
// present row began.
type quoteScanner struct {
	*Chunker
	text    []byte
	row     int // offset of the present row
	pos     int // offset up to which the text was walked; it is outside of quotes
	bad     []malformed
	cut     bool // the last row is malformed and its line does not end in this text
	stopped bool

	// owed says that the quote of a malformed row above was not closed: the next
	// quote closes it, and its row is malformed too unless a cell begins there.
	owed    bool
	rowOwed bool // as of the beginning of the present row
}

// step walks to the next quote and over the cell that it opens.
func (w *quoteScanner) step() {
	q := bytes.IndexByte(w.text[w.pos:], w.Quote)
	end := len(w.text)
	if q >= 0 {
		q += w.pos
		end = q
	}
	switch {
	case !w.lines(end):
	case q < 0:
		w.stopped = true
	case w.opens(q):
		w.owed = false
		w.cell(q)
	case w.owed:
		w.owed = false
		w.reject(StrayQuote, q, q)
	default:
		w.pos = q + 1
	}
}

// opens reports whether the quote at q opens a cell: it stands at the beginning,
// or nothing but blanks stands before it. Any other quote is text, as in 19".
func (w *quoteScanner) opens(q int) bool {
	for q > w.row && w.text[q-1] == ' ' {
		q--
	}
	return q == w.row || w.text[q-1] == w.Delimiter
}

// lines walks over text without quotes. It reports false where an overlong row
// ended the walk before the end.
func (w *quoteScanner) lines(end int) bool {
	for end-w.row > w.Limit { // only here can a row be too long
		i := bytes.IndexByte(w.text[w.pos:end], w.Newline)
		if i < 0 || w.pos+i-w.row > w.Limit {
			w.reject(RowTooLong, w.row, w.row+w.Limit)
			return false
		}
		w.pos += i + 1
		w.begin(w.pos)
	}
	if i := bytes.LastIndexByte(w.text[w.pos:end], w.Newline); i >= 0 {
		w.begin(w.pos + i + 1)
	}
	w.pos = end
	return true
}

// begin begins the next row.
func (w *quoteScanner) begin(row int) { w.row, w.rowOwed = row, w.owed }

// cell walks over the cell that the quote at q opens.
func (w *quoteScanner) cell(q int) {
	c := w.closing(q)
	next := c + 1 // behind the blanks that follow the closing quote
	for c >= 0 && next < len(w.text) && w.text[next] == ' ' {
		next++
	}
	switch {
	case c < 0 || c-w.row > w.Limit:
		if w.ended || len(w.text)-w.row > w.Limit {
			w.owed = true
			w.reject(OpenQuote, q, q)
		} else {
			w.stopped = true
		}
	case next == len(w.text) || w.text[next] == '\r' && next+1 == len(w.text) && w.Newline == '\n':
		if next-c <= w.Limit {
			w.stopped = true // what follows is not read yet
			return
		}
		w.broken(c, q)
	case w.text[next] == w.Delimiter || w.text[next] == w.Newline:
		w.pos = next
	case w.text[next] == '\r' && w.Newline == '\n' && w.text[next+1] == '\n':
		w.pos = next + 1
	default:
		w.broken(c, q)
	}
}

// broken rejects the row whose cell opens at q and closes at c, where no
// separator follows.
func (w *quoteScanner) broken(c, q int) {
	w.owed = bytes.IndexByte(w.text[q:c], w.Newline) >= 0
	w.reject(StrayQuote, c, q)
}

// closing returns the offset of the quote that closes the cell opened at q,
// negative when it is not in the text.
func (w *quoteScanner) closing(q int) int {
	for p := q + 1; ; {
		i := bytes.IndexByte(w.text[p:], w.Quote)
		if i < 0 {
			return -1
		}
		p += i
		if p+1 == len(w.text) || w.text[p+1] != w.Quote {
			return p
		}
		p += 2
	}
}

// reject notes that the present row is malformed, and goes on behind the line
// that holds offset p.
func (w *quoteScanner) reject(code string, quote, p int) {
	i := bytes.IndexByte(w.text[p:], w.Newline)
	switch {
	case i >= 0:
		w.bad = append(w.bad, malformed{start: w.row, Quote: quote, end: p + i + 1, Code: code})
		w.pos = p + i + 1
		w.begin(w.pos)
	case len(w.text)-w.row > w.Limit:
		w.bad = append(w.bad, malformed{start: w.row, Quote: quote, end: len(w.text) + 1, Code: code})
		w.cut, w.stopped = true, true
	default:
		w.stopped = true
	}
}
