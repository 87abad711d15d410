package names

import (
	"unicode/utf8"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// longestToken is the number of parts that a telling name may be split into.
const longestToken = 4

// tokenHits finds the telling names wherever they stand in a cell.
func (x *Index) tokenHits(n words.Text) []evidence.Hit {
	var hits []evidence.Hit
	for i := 0; i < len(n.Parts); i++ {
		e, end := x.tokenAt(n.Parts, i)
		if e == nil {
			continue
		}
		if former, last := x.formerAt(n.Parts, i, e); former != nil {
			hits = append(hits, x.wholeHit(words.Text{Parts: n.Parts[i : last+1]}, former))
			i = last
			continue
		}
		if !enough(hits, e) {
			if h, ok := x.rate(n, e, i, end); ok {
				hits = append(hits, h)
			}
		}
		i = end
	}
	return hits
}

// tokenAt returns the longest telling name that begins at parts[i], and its last part.
func (x *Index) tokenAt(parts []words.Part, i int) (*evidence.Entry, int) {
	if !x.mayBegin(parts, i) {
		return nil, i
	}
	var buf [64]byte
	key := buf[:0]
	var found *evidence.Entry
	end := i
	for j := i; j < len(parts) && j < i+longestToken; j++ {
		if j > i && parts[j].Gap >= words.Comma {
			break
		}
		key = append(key, parts[j].Text...)
		if e := x.Tokens[string(key)]; e != nil {
			found, end = e, j
		}
	}
	if first, _ := utf8.DecodeRuneInString(parts[i].Text); found == nil && (words.Hangul(first) || words.Kana(first)) {
		found = x.Tokens[x.WithoutAttached(parts[i].Text)]
	}
	return found, end
}

// formerAt returns the name of a former affiliate that begins with the vendor's
// own name at parts[i], and its last part: Huawei-3Com.
func (x *Index) formerAt(parts []words.Part, i int, own *evidence.Entry) (*evidence.Entry, int) {
	if own.Dated != nil || !x.heads[parts[i].Text] {
		return nil, i
	}
	e, last := x.innerAt(parts, i)
	if e == nil || e.Dated == nil || e.Vendor != own.Vendor {
		return nil, i
	}
	return e, last
}

// mayBegin reports cheaply whether a telling name may begin at parts[i].
func (x *Index) mayBegin(parts []words.Part, i int) bool {
	var head [3]int
	n := 0
	for j := i; j < len(parts) && j < i+longestToken; j++ {
		for k := range len(parts[j].Text) {
			if head[n] = words.Digit36(parts[j].Text[k]); head[n] == 36 {
				return true
			}
			if n++; n == len(head) {
				return x.starts.Has(head[0], head[1], head[2]) || x.short
			}
		}
	}
	return x.short
}

// rate says what a telling name at its place is worth; false when it is part
// of the name of a firm that is known to be another.
func (x *Index) rate(n words.Text, e *evidence.Entry, first, last int) (evidence.Hit, bool) {
	h := evidence.Hit{Entry: e, Kind: evidence.Name, Strength: evidence.Strong, Matched: words.Written(n.Parts[first : last+1])}
	if !e.Sure {
		h.Strength = evidence.Likely
	}
	begin, end := words.SegmentOf(n.Parts, first, last)
	common := x.CommonBeside(n.Parts, begin, end, first, last)
	switch {
	case x.Mentioned(n.Parts, begin, end, first, last):
		h.Strength, h.Note = evidence.Capped, "named, but not as the maker"
	case !common && !e.Word && (e.Dated != nil || spread(n, e, first, last)):
		return h, false
	case !common && !e.Word, !common && spread(n, e, first, last):
		h.Strength = evidence.Weak
	case spread(n, e, first, last):
		h.Strength = min(h.Strength, evidence.Likely)
	case !common && x.WordBefore(n.Parts, begin, first):
		h.Strength, h.Note = evidence.Weak, "named behind words that may say that it is not the maker"
	}
	h.Look(n.Parts[first : last+1])
	return h, x.LookAlikes[x.Spelt(n.Parts[begin:end+1])] != "none"
}

// spread reports whether a name stands there in more words than it has.
func spread(n words.Text, e *evidence.Entry, first, last int) bool {
	return n.Span(first, last) > e.Words
}
