package inventory

import "bytes"

// walk goes from quote to quote through a text and keeps count of where the
// present row began.
type walk struct {
	*framer
	text    []byte
	row     int // offset of the present row
	pos     int // offset up to which the text was walked; it is outside of quotes
	bad     []malformed
	cut     bool // the last row is malformed and its line does not end in this text
	stopped bool
}

// step walks to the next quote and over the cell that it opens.
func (w *walk) step() {
	q := bytes.IndexByte(w.text[w.pos:], w.quote)
	end := len(w.text)
	if q >= 0 {
		q += w.pos
		end = q
	}
	switch {
	case !w.lines(end):
	case q < 0:
		w.stopped = true
	case q != w.row && w.text[q-1] != w.delimiter:
		w.reject(StrayQuote, q, q)
	default:
		w.cell(q)
	}
}

// lines walks over text without quotes. It reports false where an overlong row
// ended the walk before the end.
func (w *walk) lines(end int) bool {
	for end-w.row > w.limit { // only here can a row be too long
		i := bytes.IndexByte(w.text[w.pos:end], w.newline)
		if i < 0 || w.pos+i-w.row > w.limit {
			w.reject(RowTooLong, w.row, w.row+w.limit)
			return false
		}
		w.pos += i + 1
		w.row = w.pos
	}
	if i := bytes.LastIndexByte(w.text[w.pos:end], w.newline); i >= 0 {
		w.row = w.pos + i + 1
	}
	w.pos = end
	return true
}

// cell walks over the cell that the quote at q opens.
func (w *walk) cell(q int) {
	c := w.closing(q)
	switch {
	case c < 0 || c-w.row > w.limit:
		if w.ended || len(w.text)-w.row > w.limit {
			w.reject(OpenQuote, q, q)
		} else {
			w.stopped = true
		}
	case c+1 == len(w.text) || w.text[c+1] == '\r' && c+2 == len(w.text) && w.newline == '\n':
		w.stopped = true // what follows is not read yet
	case w.text[c+1] == w.delimiter || w.text[c+1] == w.newline:
		w.pos = c + 1
	case w.text[c+1] == '\r' && w.text[c+2] == '\n':
		w.pos = c + 2
	default:
		w.reject(StrayQuote, c, q)
	}
}

// closing returns the offset of the quote that closes the cell opened at q,
// negative when it is not in the text.
func (w *walk) closing(q int) int {
	for p := q + 1; ; {
		i := bytes.IndexByte(w.text[p:], w.quote)
		if i < 0 {
			return -1
		}
		p += i
		if p+1 == len(w.text) || w.text[p+1] != w.quote {
			return p
		}
		p += 2
	}
}

// reject notes that the present row is malformed, and goes on behind the line
// that holds offset p.
func (w *walk) reject(code string, quote, p int) {
	i := bytes.IndexByte(w.text[p:], w.newline)
	switch {
	case i >= 0:
		w.bad = append(w.bad, malformed{start: w.row, quote: quote, end: p + i + 1, code: code})
		w.pos = p + i + 1
		w.row = w.pos
	case len(w.text)-w.row > w.limit:
		w.bad = append(w.bad, malformed{start: w.row, quote: quote, end: len(w.text) + 1, code: code})
		w.cut, w.stopped = true, true
	default:
		w.stopped = true
	}
}
