package names

import (
	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/slips"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// entire returns the name that is the whole cell.
func (x *Index) entire(n words.Text, tight, canonical []byte) *evidence.Entry {
	e := x.Whole[string(tight)]
	if e == nil {
		e = x.Whole[string(canonical)]
	}
	if e == nil && len(n.Words) == 1 && len(n.Parts) > 2 {
		e = x.camel(n.Parts)
	}
	if e == nil || x.Negated(n, 0, len(n.Parts)-1) {
		return nil
	}
	return e
}

// camel returns the name whose words were written together, each with a capital.
func (x *Index) camel(parts []words.Part) *evidence.Entry {
	var buf [slips.Longest]byte
	key := buf[:0]
	for i := range parts {
		if len(parts[i].Text) < 2 || words.IsNumber(parts[i].Text) {
			return nil
		}
		canon, common := x.CommonForm(parts[i].Text)
		if !common {
			canon = parts[i].Text
		}
		key = append(key, canon...)
	}
	return x.Whole[string(key)]
}

// Of a cell with many segments only so many are read, and a name reaches over
// no more of them than a legal name does: A & B (C) Co.
const (
	mostSegments = 64
	longestName  = 4
)

// segmentHits finds names that fill brackets or sides of strokes: one segment,
// or several that follow each other.
func (x *Index) segmentHits(n words.Text) []evidence.Hit {
	var ends [mostSegments]int // where each segment ends, the last one being all
	count := 0
	for first := 0; first < len(n.Parts) && count < len(ends); count++ {
		_, last := words.SegmentOf(n.Parts, first, first)
		ends[count] = last + 1
		first = last + 1
	}
	if count < 2 {
		return nil
	}
	var hits []evidence.Hit
	for from := 0; from < count; {
		to, e := x.longestAt(n, ends[:count], from)
		if e != nil {
			hits = append(hits, x.wholeHit(segments(n, ends[:], from, to), e))
		}
		from = to + 1
	}
	return hits
}

// longestAt returns the name that fills most segments from one on, and its
// last segment; no name and the segment itself when there is none.
func (x *Index) longestAt(n words.Text, ends []int, from int) (int, *evidence.Entry) {
	var tight, canonical [96]byte
	for to := min(from+longestName, len(ends)) - 1; to >= from; to-- {
		seg := segments(n, ends, from, to)
		if len(seg.Parts) == len(n.Parts) {
			continue
		}
		if e := x.entire(seg, words.AppendCompact(tight[:0], seg.Parts), x.AppendCanonical(canonical[:0], seg.Parts)); e != nil {
			return to, e
		}
	}
	return from, nil
}

// segments returns the parts of the segments from one to another.
func segments(n words.Text, ends []int, from, to int) words.Text {
	first := 0
	if from > 0 {
		first = ends[from-1]
	}
	return words.Text{Parts: n.Parts[first:ends[to]]}
}
