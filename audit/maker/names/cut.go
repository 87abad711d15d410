package names

import (
	"slices"
	"strings"

	"github.com/gearaudit/gearaudit/audit/maker/evidence"
	"github.com/gearaudit/gearaudit/audit/maker/words"
	"github.com/gearaudit/gearaudit/rules/labels"
)

// The lengths to which analysers cut names, and the first letters of a name
// that is shown so.
const (
	shortestCut = 8
	longestCut  = 16
)

// cutHits finds a name that is the beginning of one of a single vendor's names:
// HikvisionDi, DahuaTec.
func (x *Index) cutHits(n words.Text) []evidence.Hit {
	if len(n.Words) != 1 {
		return nil
	}
	key := n.Words[0].Text
	if len(key) < shortestCut || len(key) > longestCut || n.Words[0].HasDigits || x.Makers[key] || labels.Maker(key) || labels.Word(key) || x.LookAlikes[key] != "" {
		return nil
	}
	if _, common := x.Ordinary[key]; common {
		return nil
	}
	at, _ := slices.BinarySearch(x.beginnings, key)
	var found *evidence.Entry
	for ; at < len(x.beginnings) && strings.HasPrefix(x.beginnings[at], key); at++ {
		e := x.Whole[x.beginnings[at]]
		if e.Dated != nil || found != nil && found.Vendor != e.Vendor {
			return nil
		}
		if found == nil || !found.Sure {
			found = e
		}
	}
	if found == nil {
		return nil
	}
	h := evidence.Hit{Entry: found, Kind: evidence.Name, Strength: evidence.Likely, Matched: key, Note: "the beginning of the name"}
	if !found.Sure {
		h.Strength = evidence.Weak
	}
	return []evidence.Hit{h}
}
