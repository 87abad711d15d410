package maker

// Of a cell with many segments only so many are read, and a name reaches over
// no more of them than a legal name does: A & B (C) Co.
const (
	mostSegments = 64
	longestName  = 4
)

// segmentHits finds names that fill brackets or sides of strokes: one segment,
// or several that follow each other.
func (x *nameIndex) segmentHits(n name) []hit {
	var ends [mostSegments]int // where each segment ends, the last one being all
	count := 0
	for first := 0; first < len(n.parts) && count < len(ends); count++ {
		_, last := segmentOf(n.parts, first, first)
		ends[count] = last + 1
		first = last + 1
	}
	if count < 2 {
		return nil
	}
	var hits []hit
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
func (x *nameIndex) longestAt(n name, ends []int, from int) (int, *entry) {
	var tight, canonical [96]byte
	for to := min(from+longestName, len(ends)) - 1; to >= from; to-- {
		seg := segments(n, ends, from, to)
		if len(seg.parts) == len(n.parts) {
			continue
		}
		if e := x.entire(seg, appendCompact(tight[:0], seg.parts), x.appendCanonical(canonical[:0], seg.parts, -1, -1)); e != nil {
			return to, e
		}
	}
	return from, nil
}

// segments returns the parts of the segments from one to another.
func segments(n name, ends []int, from, to int) name {
	first := 0
	if from > 0 {
		first = ends[from-1]
	}
	return name{parts: n.parts[first:ends[to]]}
}
