package engine

import "strings"

// texts holds many short texts close together, each known by a number of 32 bits.
// What is cut out of it again is no copy.
type texts struct {
	pages []string        // each begins with a byte that no text begins at
	last  strings.Builder // the last of the pages
	bytes int             // of all pages
	waste int             // of texts that nobody knows any more
}

// textRef is where a text stands: its page, and where it begins there. 0 is no text.
type textRef uint32

const (
	pageBits  = 16
	pageBytes = 1 << pageBits
	wholePage = 0xffff // the length of a text that reaches to the end of its page
	maxPages  = 1 << (32 - pageBits)
)

// put keeps a copy of a text. It reports false where there is no more room.
func (x *texts) put(text string) (textRef, bool) {
	if text == "" {
		return 0, true
	}
	need := 2 + len(text)
	if len(x.pages) == 0 || x.last.Len()+need > pageBytes {
		if len(x.pages) == maxPages {
			return 0, false
		}
		x.last = strings.Builder{}
		x.last.Grow(max(pageBytes, 1+need))
		x.last.WriteByte(0)
		x.pages = append(x.pages, "")
		x.bytes += max(pageBytes, 1+need)
	}
	n := min(len(text), wholePage)
	at := textRef((len(x.pages)-1)<<pageBits | x.last.Len())
	x.last.WriteByte(byte(n >> 8))
	x.last.WriteByte(byte(n))
	x.last.WriteString(text)
	x.pages[len(x.pages)-1] = x.last.String()
	return at, true
}

// at returns a text.
func (x *texts) at(r textRef) string {
	if r == 0 {
		return ""
	}
	page := x.pages[r>>pageBits]
	begin := int(r & (pageBytes - 1))
	n := int(page[begin])<<8 | int(page[begin+1])
	if begin += 2; n == wholePage {
		return page[begin:]
	}
	return page[begin : begin+n]
}

// forget counts a text as waste.
func (x *texts) forget(r textRef) {
	if r != 0 {
		x.waste += 2 + len(x.at(r))
	}
}
