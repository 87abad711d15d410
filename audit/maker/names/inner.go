package names

import (
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// shortestInner is the length of a name of several words that is looked for
// inside a longer cell.
const shortestInner = 10

// longestInner is the number of parts that such a name may have.
const longestInner = 12

// mostHeads is how many words of a cell are asked for a name that begins with them,
// each with up to longestInner words behind it.
const mostHeads = 256

// innerHits finds names of several words inside a cell: they decide where all
// other words are ordinary ones.
func (x *Index) innerHits(n words.Text) []evidence.Hit {
	var hits []evidence.Hit
	for i, heads := 0, 0; i < len(n.Parts) && heads < mostHeads; i++ {
		if i > 0 && n.Parts[i].Gap == words.Glued || !x.heads[n.Parts[i].Text] {
			continue
		}
		heads++
		e, last := x.innerAt(n.Parts, i)
		if e == nil {
			continue
		}
		h := x.wholeHit(words.Text{Parts: n.Parts[i : last+1]}, e)
		switch begin, end := words.SegmentOf(n.Parts, i, last); {
		case x.Mentioned(n.Parts, begin, end, i, last):
			h.Strength, h.Note = evidence.Capped, "named, but not as the maker"
		case !x.CommonBeside(n.Parts, begin, end, i, last):
			h.Strength = min(h.Strength, evidence.Weak)
		}
		hits = append(hits, h)
		i = last
	}
	return hits
}

// innerAt returns the slips.Longest name of several words that begins at parts[i], and its last part.
func (x *Index) innerAt(parts []words.Part, i int) (*evidence.Entry, int) {
	var buf [2 * slips.Longest]byte
	for j := min(i+longestInner, len(parts)) - 1; j > i; j-- {
		if j+1 < len(parts) && parts[j+1].Gap == words.Glued {
			continue
		}
		key := x.AppendCanonical(buf[:0], parts[i:j+1])
		if e := x.Whole[string(key)]; e != nil && e.Words > 1 && len(key) >= shortestInner {
			return e, j
		}
	}
	return nil, i
}
