package names

import (
	"fmt"
	"slices"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
)

// wholeHit rates a name that is the whole cell.
func (x *Index) wholeHit(n words.Text, e *evidence.Entry) evidence.Hit {
	h := evidence.Hit{Entry: e, Kind: evidence.Name, Strength: evidence.Strong, Matched: words.Written(n.Parts)}
	switch {
	case e.Kind == "typo":
		h.Kind, h.Strength, h.Note = evidence.FuzzyName, evidence.Weak, "a known slip for "+e.Vendor
	case e.Kind == "abbreviation":
		h.Strength = evidence.Weak
	case e.Kind == "parent" && !e.Sure:
		h.Kind, h.Strength = evidence.ParentCompany, evidence.Weak
	case !e.Sure:
		h.Strength = evidence.Likely
	}
	h.Look(n.Parts)
	return h
}

func (x *Index) fuzzyHit(e *evidence.Entry, matched string) evidence.Hit {
	return evidence.Hit{Entry: e, Kind: evidence.FuzzyName, Strength: evidence.Weak, Matched: matched, Note: fmt.Sprintf("a slip for %q", e.Text)}
}

func rebrandHits(list []*evidence.Entry, n words.Text) []evidence.Hit {
	hits := make([]evidence.Hit, len(list))
	for i, e := range list {
		hits[i] = evidence.Hit{Entry: e, Kind: evidence.RebrandKind, Strength: evidence.Weak, Matched: words.Written(n.Parts)}
		if !e.Sure {
			hits[i].Strength = evidence.Capped
		}
	}
	return hits
}

func decisive(hits []evidence.Hit) bool {
	return slices.ContainsFunc(hits, func(h evidence.Hit) bool { return h.Strength >= evidence.Likely })
}

// mostOfOne is how often a cell is asked what it says of one name: a text of 64 KiB
// may hold it ten thousand times.
const mostOfOne = 32

// enough reports a name that hits have said often enough, and more of than that
// somebody mentions it.
func enough(hits []evidence.Hit, e *evidence.Entry) bool {
	if len(hits) < mostOfOne {
		return false
	}
	last := hits[len(hits)-mostOfOne:]
	return !slices.ContainsFunc(last, func(h evidence.Hit) bool { return h.Entry != e }) && slices.ContainsFunc(last, func(h evidence.Hit) bool { return h.Strength >= evidence.Weak })
}
