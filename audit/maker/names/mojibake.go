package names

import (
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// Mojibake finds names that were saved in one encoding and read in another, so
// that nothing of them can be recognised: what becomes of a name is worked out
// and looked up. It is made when a cell asks for it for the first time.
type Mojibake struct {
	once   sync.Once
	names  map[string]*evidence.Entry
	begins [1 << 14 / 64]uint64 // hashes of the two characters that one begins with, as they are read
	heads  map[[3]rune]bool     // the three characters
}

// miscoding is an encoding that a text was saved in, nil for UTF-8, and the one
// that it was read in.
type miscoding struct{ saved, read encoding.Encoding }

func miscodings() []miscoding {
	return []miscoding{
		{nil, charmap.Windows1252}, {nil, charmap.Windows1251}, {nil, simplifiedchinese.GBK},
		{simplifiedchinese.GBK, charmap.Windows1252}, {traditionalchinese.Big5, charmap.Windows1252}, {japanese.ShiftJIS, charmap.Windows1252},
		{korean.EUCKR, charmap.Windows1252}, {charmap.Windows1251, charmap.Windows1252}, {charmap.KOI8R, charmap.Windows1252},
	}
}

// Find returns the entry whose name became the cell that holds the text. One with a
// single character beyond ASCII, as of ACME®, is none of them: to work them all out
// takes 9 ms, an eighth of a run of 1,000 rows.
func (g *Mojibake) Find(x *Index, cell, s string) *evidence.Entry {
	if foreign(cell) < leastForeign {
		return nil
	}
	g.build(x)
	return g.names[mojibakeKey(s)]
}

// MayBegin reports cheaply whether one of the names may stand where a text begins.
func (g *Mojibake) MayBegin(x *Index, text []byte) bool {
	g.build(x)
	var head [3]rune
	for i := range head {
		r, size := utf8.DecodeRune(text)
		head[i], text = r, text[size:]
		if h := pairHash(head[0], head[1]); i == 1 && g.begins[h>>6]>>(h&63)&1 == 0 {
			return false
		}
	}
	return g.heads[head]
}

func pairHash(a, b rune) uint32 { return (uint32(a)*0x9e3779b1 ^ uint32(b)*0x85ebca6b) >> 18 }

// leastForeign is how many characters beyond ASCII there are at least in what becomes
// of a name, as a test proves of the pack.
const leastForeign = 2

// foreign counts the characters beyond ASCII.
func foreign(s string) int {
	n := 0
	for _, r := range s {
		if r >= utf8.RuneSelf {
			n++
		}
	}
	return n
}

func (g *Mojibake) build(x *Index) {
	g.once.Do(func() {
		g.names, g.heads = map[string]*evidence.Entry{}, map[[3]rune]bool{}
		traditional := words.Traditional()
		for _, key := range slices.Sorted(maps.Keys(x.Whole)) {
			e := x.Whole[key]
			if words.IsASCII(e.Text) {
				continue
			}
			g.add(e, e.Text)
			if other := strings.Map(traditional, e.Text); other != e.Text {
				g.add(e, other)
			}
		}
	})
}

func (g *Mojibake) add(e *evidence.Entry, text string) {
	for _, a := range miscodings() {
		read, ok := a.of(text)
		if key := mojibakeKey(words.Clean(read)); ok && utf8.RuneCountInString(key) > 2 && g.names[key] == nil {
			g.names[key] = e
			head := [3]rune([]rune(read)[:3])
			g.heads[head] = true
			h := pairHash(head[0], head[1])
			g.begins[h>>6] |= 1 << (h & 63)
		}
	}
}

// of returns what becomes of a text; false where it cannot be saved so.
func (a *miscoding) of(text string) (read string, ok bool) {
	bytes := text
	if a.saved != nil {
		saved, err := a.saved.NewEncoder().String(text)
		if err != nil {
			return "", false
		}
		bytes = saved
	}
	read, err := a.read.NewDecoder().String(bytes)
	return read, err == nil
}

// mojibakeKey leaves out what gets lost: blanks, and the bytes that the second
// encoding does not have.
func mojibakeKey(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == utf8.RuneError || r == '?' {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
