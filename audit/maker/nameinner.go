package maker

import "github.com/gearaudit/gearaudit/audit/maker/slips"

// shortestInner is the length of a name of several words that is looked for
// inside a longer cell.
const shortestInner = 10

// longestInner is the number of parts that such a name may have.
const longestInner = 12

// innerHits finds names of several words inside a cell: they decide where all
// other words are ordinary ones.
func (x *nameIndex) innerHits(n name) []hit {
	var hits []hit
	for i := 0; i < len(n.parts); i++ {
		if i > 0 && n.parts[i].gap == glued || !x.heads[n.parts[i].text] {
			continue
		}
		e, last := x.innerAt(n.parts, i)
		if e == nil {
			continue
		}
		h := x.wholeHit(name{parts: n.parts[i : last+1]}, e)
		switch begin, end := segmentOf(n.parts, i, last); {
		case x.mentioned(n.parts, begin, end, i, last):
			h.strength, h.note = Capped, "named, but not as the maker"
		case !x.commonBeside(n.parts, begin, end, i, last):
			h.strength = min(h.strength, Weak)
		}
		hits = append(hits, h)
		i = last
	}
	return hits
}

// innerAt returns the slips.Longest name of several words that begins at parts[i], and its last part.
func (x *nameIndex) innerAt(parts []part, i int) (*entry, int) {
	var buf [2 * slips.Longest]byte
	for j := min(i+longestInner, len(parts)) - 1; j > i; j-- {
		if j+1 < len(parts) && parts[j+1].gap == glued {
			continue
		}
		key := x.appendCanonical(buf[:0], parts[i:j+1], -1, -1)
		if e := x.whole[string(key)]; e != nil && e.words > 1 && len(key) >= shortestInner {
			return e, j
		}
	}
	return nil, i
}
